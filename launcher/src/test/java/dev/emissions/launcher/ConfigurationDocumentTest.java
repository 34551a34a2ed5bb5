package dev.emissions.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void documentIsUpToDate() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("docs/configuration.md is stale; write it again:"
                        + " scripts/build && scripts/emissions configuration > docs/configuration.md")
                .isEqualTo(ConfigurationDocument.text());
    }

    @Test
    void optionIsToldWithDefaultAndEnvironment() {
        assertThat(ConfigurationDocument.text())
                .contains("\n## emissions clean\n")
                .contains("| `--topic TOPIC` | emissions.events | `EMISSIONS_TOPIC` | Topic of the events. |\n")
                .contains("| `--bootstrap-servers HOST:PORT` | required | `EMISSIONS_BOOTSTRAP_SERVERS` |")
                .contains("\n## emissions stack start\n");
    }

    @Test
    void textHasNoMarkupOfItsOwn() {
        assertThat(ConfigurationDocument.text().lines().filter(line -> line.startsWith("| `--")))
                .allSatisfy(line ->
                        assertThat(line.replace("\\|", "").split("\\|", -1)).hasSize(6));
    }
}
