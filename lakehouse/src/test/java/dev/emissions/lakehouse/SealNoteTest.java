package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealNoteTest {
    @Test
    void comesBackFromItsText() {
        var note = new SealNote(Instant.parse("2026-03-14T09:26:53.589Z"), 310, 720, 1100);

        assertThat(SealNote.parse(note.text())).hasValue(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "set by hand", "[1]", "{\"freshness_p50_ms\":1}"})
    void otherTextsAreNone(String text) {
        assertThat(SealNote.parse(text)).isEmpty();
    }
}
