package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentMediansTest {
    @Test
    void everySegmentHasAMedianOfItsOwn() {
        SegmentMedians medians = SegmentMedians.load();

        assertThat(medians.lines()).hasSize(30).contains("banner,phone,0.285", "*,*,0.400");
        assertThat(medians.of(Spelling.exact(0), Spelling.exact(0))).isEqualTo(0.285);
        assertThat(medians.of(Spelling.exact(-1), Spelling.exact(-1))).isEqualTo(0.4);
    }

    @Test
    void segmentWithoutAMedianIsRefused() {
        assertThatThrownBy(() -> SegmentMedians.of(List.of("*,*,0.4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a line for every format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner,phone",
                "banner,phone,0",
                "banner,phone,-1",
                "banner,phone,NaN",
                "banner,fax,1",
                "fax,phone,1",
                ""
            })
    void lineThatIsNoMedianIsRefused(String line) {
        assertThatThrownBy(() -> SegmentMedians.of(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot read segment-medians.csv: expected ");
    }
}
