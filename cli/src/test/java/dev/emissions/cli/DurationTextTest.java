package dev.emissions.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "0s,PT0S", "90 s,PT90S", "15m,PT15M", "48H,PT48H", "7d,PT168H", "PT1H30M,PT90M"})
    void durationsAreRead(String text, Duration expected) {
        assertThat(DurationText.parse(text)).contains(expected);
        assertThat(new DurationText().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "-1s", "1.5h", "1week", "1234567890s"})
    void otherTextsAreNone(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void whatWasExpectedIsTold() {
        assertThatThrownBy(() -> new DurationText().convert("soon"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("expected a duration such as 90s, 15m, 48h or 7d, got \"soon\"");
    }
}
