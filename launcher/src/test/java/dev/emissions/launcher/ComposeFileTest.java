package dev.emissions.launcher;

import static dev.emissions.launcher.Deployed.elements;
import static dev.emissions.launcher.Deployed.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emissions.cli.StackFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docker-compose.yml must have in every service; where there is an engine the suite compose starts it. */
class ComposeFileTest {
    private static final String TEXT = Deployed.text(Deployed.ROOT.resolve("docker-compose.yml"));
    private static final JsonNode FILE = Deployed.documents(TEXT).get(0);
    private static final Set<String> SECRETS =
            Set.of("S3_ACCESS_KEY", "S3_SECRET_KEY", "SPARK_SECRET", "AIRFLOW_PASSWORD");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)(:?[-?][^}]*)?}");

    static Stream<String> services() {
        return names(FILE.path("services")).stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void imageIsPinned(String name) {
        String image = expanded(service(name).path("image").asText());

        assertThat(image).matches("[a-z0-9./-]+:(RELEASE\\.)?[0-9][0-9A-Za-z.-]+");
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceIsLimitedAndKnowsWhetherItIsWell(String name) {
        JsonNode service = service(name);

        assertThat(service.path("mem_limit").asText()).matches("[0-9]+[mg]");
        if (!service.has("profiles")) {
            assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
            assertThat(names(service.path("healthcheck")))
                    .contains("test", "interval", "timeout", "retries", "start_period");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsArePublishedOnTheLoopbackAlone(String name) {
        assertThat(texts(service(name).path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatItNeedsExists(String name) {
        JsonNode service = service(name);
        service.path("depends_on").properties().forEach(dependency -> {
            assertThat(names(FILE.path("services"))).contains(dependency.getKey());
            assertThat(dependency.getValue().path("condition").asText()).isEqualTo("service_healthy");
        });
        for (String volume : texts(service.path("volumes"))) {
            String source = volume.substring(0, volume.indexOf(':'));
            assertThat(source.startsWith("./") || FILE.path("volumes").has(source))
                    .as(volume)
                    .isTrue();
        }
        if (service.has("build")) {
            Path dockerfile = Deployed.ROOT.resolve(
                    service.path("build").path("dockerfile").asText());
            assertThat(dockerfile).isRegularFile();
            assertThat(declared(dockerfile))
                    .containsAll(names(service.path("build").path("args")));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void commandLineIsTheProducts(String name) {
        List<String> command = texts(service(name).path("command"));
        boolean isOurs = name.equals("emissions") || command.stream().anyMatch(word -> word.contains("/jobs/"));
        if (isOurs) {
            Map<String, String> environment = new HashMap<>(Map.of(StackFile.VARIABLE, "/no/stack"));
            service(name)
                    .path("environment")
                    .properties()
                    .forEach(each -> environment.put(
                            each.getKey(), expanded(each.getValue().asText())));

            assertThatCode(() -> Deployed.parse(command, environment)).doesNotThrowAnyException();
        }
    }

    @Test
    void everyVariableStandsInTheExampleAndNoSecretHasADefault() {
        Map<String, String> example = new HashMap<>();
        Deployed.text(Deployed.ROOT.resolve(".env.example"))
                .lines()
                .filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .forEach(line -> example.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        Set<String> used = new HashSet<>();
        VARIABLE.matcher(TEXT).results().forEach(found -> {
            String rest = found.group(2) == null ? "" : found.group(2);
            used.add(found.group(1));
            if (SECRETS.contains(found.group(1))) {
                assertThat(rest).startsWith(":?");
            } else {
                assertThat(rest).isEqualTo(":-" + example.get(found.group(1)));
            }
        });

        assertThat(used).containsExactlyInAnyOrderElementsOf(example.keySet()).containsAll(SECRETS);
        assertThat(example.keySet().stream().filter(name -> example.get(name).equals("REPLACE-ME")))
                .containsExactlyInAnyOrder("S3_SECRET_KEY", "SPARK_SECRET", "AIRFLOW_PASSWORD");
    }

    @Test
    void imagesOfOurOwnAreOfThisVersion() {
        assertThat(elements(FILE.path("services"))
                        .map(service -> service.path("image").asText())
                        .filter(image -> image.startsWith("emissions")))
                .isNotEmpty()
                .allMatch(image -> image.endsWith(":" + version()));
    }

    private static String version() {
        var version = Pattern.compile("<version>([0-9.]+)</version>")
                .matcher(Deployed.text(Deployed.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static List<String> declared(Path dockerfile) {
        return Deployed.text(dockerfile)
                .lines()
                .filter(line -> line.startsWith("ARG "))
                .map(line -> line.substring("ARG ".length()).split("=", 2)[0])
                .toList();
    }

    /** With the defaults that the file itself gives. */
    private static String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).substring(2)));
    }

    private static JsonNode service(String name) {
        return FILE.path("services").path(name);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
