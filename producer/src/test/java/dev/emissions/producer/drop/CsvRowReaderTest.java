package dev.emissions.producer.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.schemas.EmissionEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRowReaderTest {
    @Test
    void aGoodRowIsAnEventAtMidnightWithTheHashAsItsId() throws IOException {
        DropRow.Parsed row = (DropRow.Parsed) Rows.csv(Rows.GOOD + "\n").get(0);
        EmissionEvent event = row.event();

        assertThat(row.text()).isNull();
        assertThat(event.getEventTime()).isEqualTo(1772323200000000L);
        assertThat(event.getEventId()).matches("[0-9a-f]{32}");
        assertThat(event.getDomain()).isEqualTo("city-post.example");
        assertThat(event.getFormat()).isEqualTo("banner");
        assertThat(event.getCountry()).isEqualTo("United States");
        assertThat(event.getAdSize()).isEqualTo("320x50");
        assertThat(event.getDevice()).isEqualTo("mobile");
        assertThat(event.getAdSelectionGrams()).isEqualTo(0.4);
        assertThat(event.getCreativeDistributionGrams()).isEqualTo(0.02);
        assertThat(event.getMediaDistributionGrams()).isEqualTo(0.05);
        assertThat(event.getConsumerDeviceGrams()).isNull();
        assertThat(event.getTotalGrams()).isEqualTo(0.47);
        assertThat(event.getDomainCoverage()).isEqualTo("measured");
        assertThat(event.getFramework()).isEqualTo("scope3");
        assertThat(event.getImpressions()).isNull();
    }

    @Test
    void columnsMayComeInAnyOrderAndMakeTheSameEvent() throws IOException {
        List<String> turned = new ArrayList<>(FlatRow.HEADER);
        java.util.Collections.reverse(turned);
        List<String> values = new ArrayList<>(List.of(Rows.GOOD.split(",", -1)));
        java.util.Collections.reverse(values);
        LineReader lines =
                new LineReader(new ByteArrayInputStream(String.join(",", values).getBytes(StandardCharsets.UTF_8)));

        DropRow row = new CsvRowReader(lines, new CsvHeader(turned)).next();

        assertThat(((DropRow.Parsed) row).event())
                .isEqualTo(((DropRow.Parsed) Rows.csv(Rows.GOOD).get(0)).event());
    }

    @Test
    void copiesHaveOneIdAndOthersAnother() throws IOException {
        List<DropRow> rows =
                Rows.csv(Rows.GOOD + "\n" + Rows.GOOD + "\r\n" + Rows.GOOD.replace("0.47", "0.48") + "\n" + Rows.GOOD);

        assertThat(rows.stream().map(row -> ((DropRow.Parsed) row).event().getEventId()))
                .hasSize(4)
                .satisfies(ids -> assertThat(new TreeSet<>(ids)).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.40000000   | 0,40       | quoted",
                "0.40000000   | abc        | plain",
                "0.40000000   | NaN        | plain",
                "0.40000000   | 0x1p3      | plain",
                "0.40000000   | 4f         | plain"
            })
    void aNumberThatCannotBeReadIsNotANumberAndTheRowIsKept(String good, String bad, String how) throws IOException {
        String line = Rows.GOOD.replaceFirst(good, how.equals("quoted") ? "\"" + bad + "\"" : bad);

        DropRow.Parsed row = (DropRow.Parsed) Rows.csv(line).get(0);

        assertThat(row.event().getAdSelectionGrams()).isNaN();
        assertThat(row.text()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01", "13/01/2026", "02/30/2026", "3/1/2026", "yesterday"})
    void aDateThatCannotBeReadIsATimeThatIsInvalidAndTheRowIsKept(String date) throws IOException {
        String line = Rows.GOOD.replace("03/01/2026", date);

        DropRow.Parsed row = (DropRow.Parsed) Rows.csv(line).get(0);

        assertThat(row.event().getEventTime()).isEqualTo(Long.MIN_VALUE);
        assertThat(row.text()).isEqualTo(line);
    }

    @Test
    void whatIsBlankIsAbsent() throws IOException {
        DropRow.Parsed row = (DropRow.Parsed) Rows.csv(",,,, ,,,,,,").get(0);

        assertThat(row.text()).isNull();
        assertThat(row.event().getEventTime()).isNull();
        assertThat(row.event().getDomain()).isNull();
        assertThat(row.event().getAdSize()).isNull();
        assertThat(row.event().getTotalGrams()).isNull();
    }

    @Test
    void linesAreCountedAsTheyStandInTheFile() throws IOException {
        String quoted = Rows.GOOD.replace("city-post.example", "\"city\npost\n\"\"x\"\".example\"");

        assertThat(Rows.told(Rows.csv("\n" + Rows.GOOD + "\n" + quoted + "\n\n" + Rows.GOOD + "\n")))
                .containsExactly("2 city-post.example", "3 city\npost\n\"x\".example", "7 city-post.example");
    }

    @Test
    void aTornLineIsMalformedAndTheNextIsRead() throws IOException {
        assertThat(Rows.told(Rows.csv("03/01/2026,city-po\n" + Rows.GOOD + "\n" + Rows.GOOD + ",more\n")))
                .containsExactly(
                        "1! expected 11 values, got 2", "2 city-post.example", "3! expected 11 values, got 12");
    }

    @Test
    void aQuoteThatIsNeverClosedSpoilsItsOwnLineOnly() throws IOException {
        String torn = "03/01/2026,\"city-post.ex";
        String quoted = Rows.GOOD.replace("United States", "\"United States\"");

        assertThat(Rows.told(Rows.csv(torn + "\n" + Rows.GOOD + "\n" + Rows.GOOD + "\n")))
                .containsExactly("1! expected a closing quote, got none", "2 city-post.example", "3 city-post.example");
        assertThat(Rows.told(Rows.csv(torn + "\n" + quoted + "\n" + Rows.GOOD + "\n")))
                .hasSize(3)
                .startsWith("1! expected CSV, got a misplaced quote")
                .endsWith("2 city-post.example", "3 city-post.example");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedAndKept() throws IOException {
        List<DropRow> rows = Rows.csv(Rows.GOOD.replace("city", "caf\u00e9") + "\n" + Rows.GOOD + "\n");

        assertThat(Rows.told(rows)).containsExactly("1! expected UTF-8, got other bytes", "2 city-post.example");
        assertThat(((DropRow.Malformed) rows.get(0)).source().bytes()).contains(0xE9);
    }

    @Test
    void aLineOfAMebibyteIsMalformedAndCut() throws IOException {
        List<DropRow> rows = Rows.csv("x".repeat(1 << 20) + "\n" + Rows.GOOD + "\n");

        assertThat(Rows.told(rows))
                .containsExactly(
                        "1! expected at most 400000 bytes in a row, got 1048576; its first 900000 bytes are here, all of"
                                + " it in the file",
                        "2 city-post.example");
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    /** Whatever is in a file, each of its lines belongs to exactly one row, and good lines are not spoilt by many. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyLineEndsInExactlyOneRow(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            body.append(damaged(Rows.GOOD.replace("0.47", "0." + (100_000 + i)), random))
                    .append('\n');
        }

        List<DropRow> rows = Rows.csv(body.toString());

        long next = 1;
        for (DropRow row : rows) {
            assertThat(row.line()).as("seed %d", seed).isEqualTo(next);
            next += linesOf(row);
        }
        assertThat(next).as("seed %d", seed).isEqualTo(401);
        assertThat(rows.stream().filter(DropRow.Parsed.class::isInstance)).hasSizeGreaterThan(150);
    }

    private static long linesOf(DropRow row) {
        if (row instanceof DropRow.Parsed parsed) {
            EmissionEvent event = parsed.event();
            String text = parsed.text() != null
                    ? parsed.text()
                    : event.getDomain()
                            + event.getFormat()
                            + event.getCountry()
                            + event.getAdSize()
                            + event.getDevice()
                            + event.getDomainCoverage();
            return 1 + text.chars().filter(next -> next == '\n').count();
        }
        return 1;
    }

    private static String damaged(String line, Random random) {
        int at = 1 + random.nextInt(line.length() - 1);
        return switch (random.nextInt(6)) {
            case 0 -> line.substring(0, at);
            case 1 -> line.substring(0, at) + '"' + line.substring(at);
            case 2 -> line.substring(0, at) + (char) (128 + random.nextInt(100)) + line.substring(at);
            default -> line;
        };
    }
}
