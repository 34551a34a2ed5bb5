package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.quality.Spelling.Standing;
import dev.emissions.schemas.Vocabularies;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDomainsTest {
    private static final String[] PARTS = {
        "a",
        "z",
        "9",
        ".",
        ".",
        "-",
        "www.",
        "www",
        "com",
        "localhost",
        "net",
        "doubleclick.net",
        "A",
        "_",
        "\u00fc",
        "0x7f",
        "x".repeat(62),
        " "
    };

    private final PlainDomains plain = new PlainDomains();
    private final DomainReading reading = new DomainReading();

    private boolean recognises(String text) {
        byte[] buffer = ("before" + text + "after").getBytes(UTF_8);
        return plain.recognises(buffer, 6, text.getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a.b",
                "news-site-17.example.com",
                "9gag.com",
                "xn--mller-kva.de",
                "www2.example.com"
            })
    void usualDomainsAreRecognised(String text) {
        assertThat(recognises(text)).isTrue();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsRecognisedIsReadAsExact(long seed) {
        var random = new Random(seed);
        int recognised = 0;

        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(9); part >= 0; part--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            if (recognises(text.toString())) {
                recognised++;
                Spelling spelling = reading.apply(text.toString());
                assertThat(spelling.is(Standing.EXACT)).as(text::toString).isTrue();
                assertThat(spelling.adServer()).as(text::toString).isFalse();
            }
        }
        assertThat(recognised).isGreaterThan(50);
    }

    @Test
    void adServersAreNeverRecognised() {
        for (String domain : Vocabularies.AD_SERVER_DOMAINS.values()) {
            assertThat(recognises(domain)).as(domain).isFalse();
            assertThat(recognises("x-1.cdn." + domain)).as("x-1.cdn." + domain).isFalse();
        }
    }

    @Test
    void longNamesAndLabelsAreLeftToTheReading() {
        assertThat(recognises("a".repeat(63) + ".com")).isTrue();
        assertThat(recognises("a".repeat(64) + ".com")).isFalse();
        String label = "a".repeat(63);
        String rest = String.join(".", label, label, label, "com");
        assertThat(recognises("a".repeat(57) + "." + rest)).isTrue();
        assertThat(recognises("a".repeat(58) + "." + rest)).isFalse();
    }
}
