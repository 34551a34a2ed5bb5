package dev.emissions.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "scripts/emissions, scripts/emissions",
                "DOMAIN_MISSING=0.01, DOMAIN_MISSING=0.01",
                "/home/a b/stack, '/home/a b/stack'",
                "it's, 'it'\\''s'",
                "$HOME, '$HOME'",
                "a;b, 'a;b'",
                "\"\", ''"
            })
    void wordsThatAShellWouldSplitOrExpandAreQuoted(String text, String word) {
        assertThat(ShellWord.of(text)).isEqualTo(word);
    }
}
