package dev.emissions.launcher;

import static dev.emissions.launcher.Deployed.elements;
import static dev.emissions.launcher.Deployed.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emissions.cli.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests of deploy/kubernetes refer to nothing that is not there, and start commands that exist. */
class KubernetesManifestsTest {
    private static final Path FOLDER = Deployed.ROOT.resolve("deploy/kubernetes");
    private static final int MEBIBYTE_OVERHEAD = 384;
    private static List<JsonNode> manifests;
    private static List<JsonNode> pods;

    @BeforeAll
    static void readManifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            manifests = files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .flatMap(file -> Deployed.documents(Deployed.text(file)).stream())
                    .toList();
        }
        pods = manifests.stream()
                .flatMap(manifest -> manifest.findValues("template").stream())
                .filter(template -> template.has("spec"))
                .toList();
    }

    @Test
    void kustomizationListsEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                    .map(name -> name.replace(".example", ""))
                    .toList();
            JsonNode kustomization = Deployed.documents(Deployed.text(FOLDER.resolve("kustomization.yaml")))
                    .get(0);

            assertThat(texts(kustomization.path("resources"))).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void namesAreUniqueByKind() {
        assertThat(manifests.stream().map(manifest -> kind(manifest) + "/" + name(manifest)))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void mapsAndSecretsThatAreReferredToExist() {
        Set<String> keys = new HashSet<>();
        for (JsonNode manifest : manifests) {
            for (String data : List.of("data", "stringData")) {
                manifest.path(data)
                        .fieldNames()
                        .forEachRemaining(key -> keys.add(kind(manifest) + "/" + name(manifest) + "/" + key));
            }
        }
        for (JsonNode pod : pods) {
            pod.findValues("secretKeyRef").forEach(reference -> assertThat(keys)
                    .contains("Secret/" + reference.path("name").asText() + "/"
                            + reference.path("key").asText()));
            pod.findValues("configMapRef").forEach(reference -> assertExists("ConfigMap", reference.path("name")));
            for (JsonNode volume : pod.path("spec").path("volumes")) {
                if (volume.has("configMap")) {
                    assertExists("ConfigMap", volume.path("configMap").path("name"));
                } else if (volume.has("secret")) {
                    assertExists("Secret", volume.path("secret").path("secretName"));
                }
            }
        }
    }

    @Test
    void accountsRolesAndServicesThatAreReferredToExist() {
        pods.forEach(pod -> assertExists("ServiceAccount", pod.path("spec").path("serviceAccountName")));
        manifests.forEach(manifest -> {
            if (manifest.has("roleRef")) {
                assertExists("Role", manifest.path("roleRef").path("name"));
                manifest.path("subjects").forEach(subject -> assertExists("ServiceAccount", subject.path("name")));
            }
            if (manifest.path("spec").has("serviceName")) {
                assertExists("Service", manifest.path("spec").path("serviceName"));
            }
        });
    }

    @Test
    void selectorsMatchPods() {
        List<JsonNode> labels = new ArrayList<>();
        pods.forEach(pod -> labels.add(pod.path("metadata").path("labels")));
        labels.add(executor().path("metadata").path("labels"));
        for (JsonNode manifest : manifests) {
            JsonNode selector = manifest.path("spec").path("selector");
            JsonNode wanted = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
            if (wanted.isObject()) {
                assertThat(labels).as(name(manifest)).anySatisfy(each -> assertThat(has(each, wanted))
                        .isTrue());
            }
        }
    }

    @Test
    void driversAreFoundByTheNameOfTheirService() {
        for (JsonNode pod : pods) {
            for (String argument : arguments(container(pod))) {
                if (argument.startsWith("spark.driver.host=")) {
                    String[] host =
                            argument.substring(argument.indexOf('=') + 1).split("\\.", -1);
                    JsonNode service = manifest("Service", host[0]);

                    assertThat(has(
                                    pod.path("metadata").path("labels"),
                                    service.path("spec").path("selector")))
                            .isTrue();
                    assertThat(host[1]).isEqualTo(name(manifest("Namespace", "emissions")));
                }
            }
        }
    }

    @Test
    void containersMountWhatTheirPodHasAndProbePortsThatTheyOpen() {
        for (JsonNode pod : pods) {
            JsonNode container = container(pod);
            List<String> volumes = pod.path("spec").path("volumes").findValuesAsText("name");

            assertThat(volumes).containsAll(container.path("volumeMounts").findValuesAsText("name"));
            container.findValues("tcpSocket").forEach(probe -> assertThat(
                            container.path("ports").findValuesAsText("name"))
                    .contains(probe.path("port").asText()));
        }
    }

    @Test
    void containersAreLimitedUnprivilegedAndPinned() {
        assertThat(pods).hasSize(4);
        for (JsonNode pod : pods) {
            JsonNode container = container(pod);

            assertThat(container.path("image").asText()).matches(".+:[0-9][^:]*");
            assertThat(container.path("resources").path("limits").path("memory").asText())
                    .isEqualTo(container
                            .path("resources")
                            .path("requests")
                            .path("memory")
                            .asText())
                    .isNotEmpty();
            assertThat(container.path("resources").path("requests").has("cpu")).isTrue();
            for (JsonNode each : List.of(pod, executor())) {
                assertThat(each.path("spec")
                                .path("securityContext")
                                .path("runAsNonRoot")
                                .asBoolean())
                        .isTrue();
                JsonNode security = container(each).path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(texts(security.path("capabilities").path("drop"))).containsExactly("ALL");
            }
        }
    }

    @Test
    void commandLinesAreTheProducts() {
        for (JsonNode pod : pods) {
            List<String> line = arguments(container(pod));
            Map<String, String> environment = new HashMap<>(Map.of(StackFile.VARIABLE, "/no/stack"));
            manifest("ConfigMap", "emissions-settings")
                    .path("data")
                    .properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));

            assertThatCode(() -> Deployed.parse(line, environment))
                    .as(line.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void driversHeapFitsIntoItsContainer() {
        int heap = Integer.parseInt(sparkSettings().get("spark.driver.memory").replace("g", "")) * 1024;
        for (JsonNode pod : pods) {
            String limit = container(pod)
                    .path("resources")
                    .path("limits")
                    .path("memory")
                    .asText();
            if (arguments(container(pod)).contains("--properties-file")) {
                assertThat(Integer.parseInt(limit.replace("Mi", ""))).isGreaterThanOrEqualTo(heap + MEBIBYTE_OVERHEAD);
            }
        }
    }

    @Test
    void executorsTemplateNamesTheContainerThatSparkIsTold() {
        assertThat(container(executor()).path("name").asText())
                .isEqualTo(sparkSettings().get("spark.kubernetes.executor.podTemplateContainerName"));
        assertThat(sparkSettings())
                .containsEntry("spark.authenticate", "true")
                .containsEntry("spark.network.crypto.enabled", "true")
                .containsEntry("spark.ui.enabled", "false");
    }

    private static Map<String, String> sparkSettings() {
        Map<String, String> settings = new HashMap<>();
        sparkFile("spark-defaults.conf").lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] pair = line.strip().split("\\s+", 2);
            settings.put(pair[0], pair[1]);
        });
        return settings;
    }

    private static JsonNode executor() {
        return Deployed.documents(sparkFile("executor.yaml")).get(0);
    }

    private static String sparkFile(String name) {
        return manifest("ConfigMap", "emissions-spark").path("data").path(name).asText();
    }

    private static void assertExists(String kind, JsonNode name) {
        assertThat(manifests.stream().map(manifest -> kind(manifest) + "/" + name(manifest)))
                .contains(kind + "/" + name.asText());
    }

    private static JsonNode manifest(String kind, String name) {
        return manifests.stream()
                .filter(manifest ->
                        kind(manifest).equals(kind) && name(manifest).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    private static JsonNode container(JsonNode pod) {
        return elements(pod.path("spec").path("containers")).findFirst().orElseThrow();
    }

    private static List<String> arguments(JsonNode container) {
        return texts(container.path("args"));
    }

    private static boolean has(JsonNode labels, JsonNode wanted) {
        List<String> missing = new ArrayList<>();
        wanted.properties().forEach(label -> {
            if (!label.getValue().equals(labels.path(label.getKey()))) {
                missing.add(label.getKey());
            }
        });
        return missing.isEmpty();
    }

    private static String kind(JsonNode manifest) {
        return manifest.path("kind").asText();
    }

    private static String name(JsonNode manifest) {
        return manifest.path("metadata").path("name").asText();
    }
}
