package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    @Test
    void linesEndAtEitherBreakAndTheLastNeedsNone() throws IOException {
        assertThat(texts("a\nb\r\n\nc")).containsExactly("1:a", "2:b", "3:", "4:c");
        assertThat(texts("a\n")).containsExactly("1:a");
        assertThat(texts("")).isEmpty();
        assertThat(texts("\n")).containsExactly("1:");
    }

    @Test
    void aLongLineIsCutAndCountedWhole() throws IOException {
        LineReader reader = reader("x".repeat(2_000_000) + "\nnext\n");
        Line line = reader.next();

        assertThat(line.length()).isEqualTo(2_000_000);
        assertThat(line.bytes()).hasSize(LineReader.MOST_KEPT_BYTES);
        assertThat(line.isCut()).isTrue();
        assertThat(new String(reader.next().bytes(), ISO_8859_1)).isEqualTo("next");
    }

    @Test
    void linesGivenBackComeAgainInTheirOrder() throws IOException {
        LineReader reader = reader("a\nb\nc\nd\n");
        reader.next();
        List<Line> two = List.of(reader.next(), reader.next());
        reader.giveBack(two);

        assertThat(reader.next()).isSameAs(two.get(0));
        assertThat(reader.next()).isSameAs(two.get(1));
        assertThat(reader.next().number()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesAreCutWhereTheyBreak(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i < 200; i++) {
            String line = random.ints(random.nextInt(3000), 32, 255)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
            expected.add(i + ":" + line);
        }

        assertThat(texts(text.toString())).isEqualTo(expected);
    }

    private static List<String> texts(String text) throws IOException {
        LineReader reader = reader(text);
        List<String> lines = new ArrayList<>();
        for (Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line.number() + ":" + new String(line.bytes(), ISO_8859_1));
        }
        return lines;
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
