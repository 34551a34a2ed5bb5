package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A flat CSV drop on its way from a file to the tables. */
class FlatDropE2E extends StackTest {
    static final String HEADER = "date,domain,format,country,ad_size,device,adSelectionEmissions,"
            + "creativeDistributionEmissions,mediaDistributionEmissions,totalEmissions,domainCoverage\n";

    @Test
    void everyRowIsAccountedForByRule() throws Exception {
        String topic = "drop";
        String lake = stack.lake("drop");
        Path file = folder.resolve("drop.csv");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((HEADER
                        + "03/01/2026,example.com,banner,Germany,300x250,desktop,0.01,0.004,0.003,0.017,measured\n"
                        + "03/01/2026,example.com,banner,Germany,300x250,desktop,0.01,0.004,0.003,0.017,measured\n"
                        + "03/01/2026,,banner,France,300x250,mobile,0.01,0.004,0.003,0.017,modeled\n"
                        + "03/01/2026,two.example.com,video,,640x480,tablet,0.01,0.004,0.003,0.017,modeled\n"
                        + "03/01/2026,three.example.com,banner,Japan,300x250,mobile,0.01,0.004,0.003,0.027,modeled\n"
                        + "03/01/2026,four.example.com,banner,Japan,300x250,mobile,0.01,0.004,0.003,-0.017,modeled\n"
                        + "03/01/2026,five.example.com,audio,Spain,300x250,mobile,0.01,0.004,0.003,0.017,modeled\n"
                        + "03/01/2026,six.example.com,banner,Spain,300x250,mobile,abc,0.004,0.003,0.017,modeled\n"
                        + "13/45/2026,seven.example.com,banner,Spain,300x250,mobile,0.01,0.004,0.003,0.017,modeled\n"
                        + "03/02/2026,torn.example.com,banner,Sp\n")
                .getBytes(StandardCharsets.UTF_8));
        content.writeBytes(new byte[] {'0', '3', '/', '0', '2', ',', (byte) 0xFF, (byte) 0xFE, '\n'});
        Files.write(file, content.toByteArray());

        ingest(topic, lake, file);
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        product.run("aggregate", "--lake", lake).succeeded();

        assertThat(Accounting.of(stack, lake)).isEqualTo(new Accounting(5, 5, 1, 0));
        assertThat(stack.endOffsets(topic)).isEqualTo(11);
        assertThat(reasonsByLine(lake))
                .containsEntry(4L, List.of("DOMAIN_MISSING"))
                .containsEntry(9L, List.of("EMISSION_NOT_FINITE"))
                .containsEntry(10L, List.of("EVENT_TIME_INVALID"))
                .containsEntry(11L, List.of("UNDECODABLE"))
                .containsEntry(12L, List.of("UNDECODABLE"))
                .hasSize(5);
        Map<Long, String> notes = notesByLine(lake);
        assertThat(notes.get(5L)).contains("COUNTRY_MISSING");
        assertThat(notes.get(6L)).contains("TOTAL_MISMATCH").contains("TOTAL_MISMATCH_LARGE");
        assertThat(notes.get(7L)).contains("TOTAL_NEGATIVE");
        assertThat(notes.get(8L)).contains("FORMAT_SIZE_CONFLICT");
        Product.Result shown = product.run("show", "daily_by_country", "--lake", lake, "--format", "csv")
                .succeeded();
        assertThat(shown.out()).contains("2026-03-01");
    }

    @Test
    void sameFileTwiceIsOneObjectAndItsRowsAreCountedOnce() throws Exception {
        String topic = "drop-twice";
        String lake = stack.lake("drop-twice");
        Path file = folder.resolve("rows.csv");
        product.run("generate", "--output", file.toString(), "--format", "csv", "--count", "200", "--issues", "none")
                .succeeded();

        ingest(topic, lake, file);
        ingest(topic, lake, file);
        product.run("ingest", "--again", "--topic", topic, "--lake", lake, file.toString())
                .succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();

        Accounting books = Accounting.of(stack, lake);
        assertThat(books.offsets()).isEqualTo(stack.endOffsets(topic)).isEqualTo(400);
        assertThat(books.cleaned()).isEqualTo(200);
        assertThat(books.duplicates()).isEqualTo(200);
    }

    @Test
    void filesThatAreNoDropsAreRefusedInOneLine() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path header = Files.writeString(folder.resolve("header.csv"), "a,b,c\n1,2,3\n");

        assertRefused("no such file", folder.resolve("missing.csv"));
        assertRefused("empty", empty);
        assertRefused("header", header);
        assertRefused("", folder);
    }

    private void assertRefused(String expected, Path file) throws IOException, InterruptedException {
        Product.Result result =
                product.run("ingest", "--topic", "refused", "--lake", stack.lake("refused"), file.toString());

        assertThat(result.exitCode()).as(result.err()).isIn(2, 3, 4);
        assertThat(result.err().toLowerCase(java.util.Locale.ROOT))
                .contains(file.getFileName().toString())
                .contains(expected)
                .doesNotContain("\tat ");
    }

    private static void ingest(String topic, String lake, Path file) throws IOException, InterruptedException {
        product.run("ingest", "--topic", topic, "--lake", lake, file.toString()).succeeded();
    }

    private static Map<Long, Object> reasonsByLine(String lake) {
        Map<Long, Object> reasons = new TreeMap<>();
        for (TableRow row :
                stack.rows(lake, QuarantineTable.CONTRACT, QuarantineTable.SOURCE_LINE, QuarantineTable.REASONS)) {
            reasons.put((Long) row.value(QuarantineTable.SOURCE_LINE), row.value(QuarantineTable.REASONS));
        }
        return reasons;
    }

    private static Map<Long, String> notesByLine(String lake) {
        return stack
                .rows(lake, CleanedTable.CONTRACT, CleanedTable.SOURCE_LINE, CleanedTable.FLAGS, CleanedTable.REPAIRS)
                .stream()
                .collect(Collectors.toMap(row -> (Long) row.value(CleanedTable.SOURCE_LINE), row -> row.values()
                        .toString()));
    }
}
