package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.quality.Spelling.Standing;
import dev.emissions.schemas.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextMemoTest {
    private final List<String> read = new ArrayList<>();
    private final TextMemo<Spelling> memo = new TextMemo<>(TextField.COUNTRY, 16, this::read);

    private Spelling read(String text) {
        read.add(text);
        return Spelling.replaced(Standing.RESPELLED, "value of " + text, 0);
    }

    private String replacementOf(String text) {
        var event = Given.view(Given.cleanEvent().setCountry(text).build());
        return new String(memo.of(event).replacement(), UTF_8);
    }

    @Test
    void textSeenBeforeIsNotReadAgain() {
        read.clear();

        assertThat(replacementOf("France")).isEqualTo("value of France");
        assertThat(replacementOf("France")).isEqualTo("value of France");
        assertThat(replacementOf(null)).isEqualTo("value of null");

        assertThat(read).containsExactly("France");
    }

    @Test
    void moreTextsThanItHoldsAreStillReadRight() {
        var random = new Random(7);

        for (int i = 0; i < 5_000; i++) {
            String text = "text " + random.nextInt(100);
            assertThat(replacementOf(text)).isEqualTo("value of " + text);
        }
    }

    @Test
    void textsOfOneHashAreToldApart() {
        assertThat(replacementOf("Aa")).isEqualTo("value of Aa");
        assertThat(replacementOf("BB")).isEqualTo("value of BB");
    }

    @Test
    void longTextsAreNotKept() {
        String text = "x".repeat(257);
        read.clear();

        assertThat(replacementOf(text)).isEqualTo("value of " + text);
        assertThat(replacementOf(text)).isEqualTo("value of " + text);

        assertThat(read).hasSize(2);
    }

    @Test
    void sizeMustBeAPowerOfTwo() {
        assertThatThrownBy(() -> new TextMemo<>(TextField.COUNTRY, 12, this::read))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot size a memo: expected a power of two of at least 4, got 12");
    }
}
