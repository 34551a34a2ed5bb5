package dev.emissions.lakehouse.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellsTest {
    @ParameterizedTest
    @MethodSource("cells")
    void valueReadsAs(Object value, String text) {
        assertThat(Cells.text(value, 20)).isEqualTo(text);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of(null, "-"),
                Arguments.of(-1234567L, "-1,234,567"),
                Arguments.of(12, "12"),
                Arguments.of(new BigDecimal("1234.500"), "1,234.500"),
                Arguments.of(new BigDecimal("-0.000000001"), "-0.000000001"),
                Arguments.of(true, "true"),
                Arguments.of(Instant.parse("2026-01-02T03:04:05Z"), "2026-01-02T03:04:05Z"),
                Arguments.of("short", "short"),
                Arguments.of("a text that is far too long", "a text that is far …"),
                Arguments.of("\u001b[31mred", "\\u001b[31mred"),
                Arguments.of("a\nb", "a\\u000ab"),
                Arguments.of("x\u202ey", "x\\u202ey"),
                Arguments.of("ok".getBytes(StandardCharsets.UTF_8), "ok"),
                Arguments.of(new byte[] {(byte) 0xc3, 1, 0}, "0xc30100"),
                Arguments.of(new byte[0], ""),
                Arguments.of(Arrays.asList("A", null, 3L), "[A, -, 3]"),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Map.of("rule", "R"), "{rule: R}"));
    }

    @Test
    void cutCountsCharactersNotHalvesOfThem() {
        assertThat(Cells.cut("😀😀😀", 2)).isEqualTo("😀…");
        assertThat(Cells.cut("😀😀", 2)).isEqualTo("😀😀");
    }
}
