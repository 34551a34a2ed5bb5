package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.quality.Spelling.Standing;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainReadingTest {
    private static final String LABEL_63 = "a".repeat(63);
    private static final String NAME_253 = String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(57), "com");

    private final DomainReading reading = new DomainReading();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a.b.c.example.co.uk",
                "xn--mller-kva.de",
                "1.example.com",
                "9gag.com",
                "a-b.com",
                "com.example.app",
                "wwww.example.com",
                "www.com",
                "0x7f.example.com"
            })
    void hostNameIsKeptAsItIs(String text) {
        Spelling spelling = reading.apply(text);

        assertThat(spelling.is(Standing.EXACT)).isTrue();
        assertThat(spelling.replacement()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "www.example.com, example.com",
        "WWW.example.com, example.com",
        "www.www.example.com, example.com",
        "example.com\u3002, example.com",
        "example.com., example.com",
        "www.example.com., example.com",
        "example.com:443, example.com",
        "example.com.:443, example.com",
        "example.com:, example.com",
        "example.com/, example.com",
        "example.com/path?query#part, example.com",
        "example.com?query, example.com",
        "http://example.com, example.com",
        "HTTPS://www.Example.com:8443/a/b?c=http://other.com, example.com",
        "//example.com/x, example.com",
        "android-app://com.example.app/, com.example.app",
        "' example.com ', example.com",
        "m\u00fcller.de, xn--mller-kva.de",
        "www.M\u00dcLLER.de, xn--mller-kva.de",
        "\u4f8b\u5b50\u3002\u4e2d\u56fd, xn--fsqu00a.xn--fiqs8s"
    })
    void whatSurroundsAHostNameIsTakenAway(String text, String host) {
        Spelling spelling = reading.apply(text);

        assertThat(spelling.is(Standing.RESPELLED)).isTrue();
        assertThat(new String(spelling.replacement(), UTF_8)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "app.localhost",
                "example",
                "www.",
                "www",
                ".",
                "..",
                ".com",
                "example..com",
                "example.com..",
                "-example.com",
                "example-.com",
                "my_host.example.com",
                "exam ple.com",
                "example.com%20",
                "127.0.0.1",
                "http://10.0.0.1:80/x",
                "1.2.3.4.",
                "256.1.1",
                "1.0x7f",
                "0x7f.1",
                "2001:db8::1",
                "[2001:db8::1]",
                "http://[::ffff:1.2.3.4]:8080/",
                "user@example.com",
                "http://user:secret@example.com/",
                "mailto:a@example.com",
                "https://",
                "//",
                "/path",
                "?",
                "example.com:port",
                "example.com:123456",
                "example.com:80:80",
                "\ud800.com",
                "\u200b",
                "a\u0000b.com",
                "example.com\\path"
            })
    void whatIsNoPublicHostNameIsRefused(String text) {
        assertThat(reading.apply(text).is(Standing.UNKNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t", "null", "NULL", " Null ", "n/a", "N/A", "-"})
    void whatSaysThatThereIsNoneIsMissing(String text) {
        assertThat(reading.apply(text).is(Standing.MISSING)).isTrue();
        assertThat(reading.apply(null).is(Standing.MISSING)).isTrue();
    }

    @Test
    void namesEndAt253CharactersAndLabelsAt63() {
        assertThat(NAME_253).hasSize(253);
        assertThat(reading.apply(NAME_253).is(Standing.EXACT)).isTrue();
        assertThat(reading.apply("a" + NAME_253).is(Standing.UNKNOWN)).isTrue();
        assertThat(reading.apply("b." + NAME_253).is(Standing.UNKNOWN)).isTrue();
        assertThat(reading.apply(LABEL_63 + "a.com").is(Standing.UNKNOWN)).isTrue();
        assertThat(reading.apply("https://www." + NAME_253 + ".:1/" + "x".repeat(5_000))
                        .is(Standing.RESPELLED))
                .isTrue();
    }

    @Test
    void hugeTextsAreAnsweredToo() {
        for (String part : new String[] {"a", ".", "a.", "\u00fc", "/", ":", "www.", "http://", "xn--", "@"}) {
            assertThat(reading.apply(part.repeat(300_000)).is(Standing.UNKNOWN))
                    .as(part)
                    .isTrue();
        }
    }

    @Test
    void adServersAndTheirSubdomainsAreMasks() {
        assertThat(reading.apply("doubleclick.net").adServer()).isTrue();
        assertThat(reading.apply("https://ad.Doubleclick.net/x").adServer()).isTrue();
        assertThat(reading.apply("notdoubleclick.net").adServer()).isFalse();
        assertThat(reading.apply("doubleclick.net.example.com").adServer()).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextIsAnsweredAndWhatIsKeptIsExact(long seed) {
        var random = new Random(seed);
        String[] parts = {
            "http",
            "://",
            "www.",
            "a",
            "Z",
            "9",
            ".",
            "-",
            "_",
            ":",
            "80",
            "/",
            "?",
            "@",
            "[",
            "]",
            " ",
            "com",
            "xn--",
            "\u00fc",
            "\u3002",
            "\u0130",
            "\ud83d\ude00",
            "\ud800",
            "\u202e",
            "\u0000",
            "%",
            "localhost",
            "127.0.0.1"
        };

        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Spelling spelling = reading.apply(text.toString());

            if (spelling.is(Standing.RESPELLED)) {
                assertThat(reading.apply(new String(spelling.replacement(), UTF_8))
                                .is(Standing.EXACT))
                        .as("%s -> %s", text, new String(spelling.replacement(), UTF_8))
                        .isTrue();
            }
        }
    }
}
