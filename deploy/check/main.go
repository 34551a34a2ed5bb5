// Reads Kubernetes manifests strictly, as the API's own types: an unknown field, a wrong type or an unknown kind is an error.
//
//	go run . ../kubernetes/*.yaml
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	rbac "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
)

func main() {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		apps.AddToScheme, batch.AddToScheme, core.AddToScheme, networking.AddToScheme, policy.AddToScheme, rbac.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	passed, failed := 0, 0
	for _, file := range os.Args[1:] {
		for _, document := range documents(file) {
			object, kind, err := decoder.Decode(document, nil, nil)
			if err == nil {
				err = template(decoder, object)
			}
			if err != nil {
				failed++
				fmt.Printf("%s: %v\n", file, err)
				continue
			}
			passed++
			fmt.Printf("%s: %s\n", file, kind.Kind)
		}
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}

// template checks the pod template for executors, which lies in a config map as text.
func template(decoder runtime.Decoder, object runtime.Object) error {
	settings, ok := object.(*core.ConfigMap)
	if !ok || settings.Data["executor.yaml"] == "" {
		return nil
	}
	_, _, err := decoder.Decode([]byte(settings.Data["executor.yaml"]), nil, nil)
	return err
}

func documents(file string) [][]byte {
	content, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var all [][]byte
	reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			panic(err)
		}
		if len(bytes.TrimSpace(document)) > 0 {
			all = append(all, document)
		}
	}
}
