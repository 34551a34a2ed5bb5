package dev.emissions.lakehouse.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLayoutTest {
    private static final TextLayout.Text LONG = new TextLayout.Text("x".repeat(60), false);

    @Test
    void longTextGivesWayBeforeColumnsDo() {
        TextLayout layout = fit(List.of("a", "b"), 40, List.of(List.of(LONG, 5L)));

        assertThat(layout.line(List.of(LONG, 5L))).hasSize(40).endsWith("…  5");
        assertThat(layout.hidden()).isEmpty();
    }

    @Test
    void lastColumnsAreHiddenWhenTextCannotGiveMore() {
        TextLayout layout = fit(List.of("a", "b", "c"), 30, List.of(List.of(LONG, LONG, LONG)));

        assertThat(layout.line(List.of(LONG, LONG, LONG))).hasSize(26);
        assertThat(layout.hidden()).containsExactly("c");
    }

    @Test
    void numberIsNeverCut() {
        TextLayout layout = fit(List.of("n"), 20, List.of(List.of(123L)));

        assertThat(layout.line(List.of(9_876_543_210L))).isEqualTo("9,876,543,210");
    }

    @Test
    void pointsStandUnderEachOther() {
        List<Object> small = List.of(new BigDecimal("0.125000000"));
        List<Object> large = List.of(new BigDecimal("1000.000000000"));
        TextLayout layout = fit(List.of("g"), 40, List.of(small, large));

        assertThat(layout.line(small)).isEqualTo("    0.125");
        assertThat(layout.line(large)).isEqualTo("1,000.000");
        assertThat(layout.line(List.of(new BigDecimal("0.000000001")))).isEqualTo("0.000000001");
    }

    private static TextLayout fit(List<String> columns, int width, List<List<Object>> rows) {
        return TextLayout.fit(columns, rows, new TextLayout.Room(width, width));
    }
}
