package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesDocumentTest {
    private static final Path FILE = Path.of("..", "docs", "rules.md");

    @Test
    void documentIsWhatTheCatalogueSays() throws IOException {
        if (Boolean.getBoolean("rules.write")) {
            RulesDocument.write(FILE);
        }

        assertThat(FILE)
                .as("docs/rules.md is stale; -Drules.write=true writes it anew")
                .hasContent(RulesDocument.text());
    }
}
