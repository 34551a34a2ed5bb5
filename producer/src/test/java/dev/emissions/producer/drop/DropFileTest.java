package dev.emissions.producer.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.csv, header, CSV",
        "a, header, CSV",
        "a.txt, {, JSON_LINES",
        "a.jsonl, {, JSON_LINES",
        "A.JSON, {, JSON_LINES"
    })
    void theFormFollowsFromNameAndContent(String name, String begin, DropFile.Form form) throws IOException {
        Path file = write(name, begin.equals("header") ? Rows.HEADER : begin + "}\n");

        assertThat(DropFile.inspect(file).form()).isEqualTo(form);
    }

    @Test
    void theHashIsOfTheBytesAsTheyAre() throws IOException {
        DropFile file = DropFile.inspect(write("a.csv", Rows.HEADER));
        DropFile copy = DropFile.inspect(write("b.csv", Rows.HEADER));

        assertThat(file.sha256()).matches("[0-9a-f]{64}").isEqualTo(copy.sha256());
        assertThat(file.bytes()).isEqualTo(Rows.HEADER.length());
    }

    @Test
    void packedFilesAndByteOrderMarksAreRead() throws IOException {
        Path packed = folder.resolve("a.csv.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            stream.write(("\uFEFF" + Rows.HEADER + Rows.GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        DropFile file = DropFile.inspect(packed);

        try (InputStream stream = file.open()) {
            DropRow row = file.rows(stream).next();
            assertThat(row.line()).isEqualTo(2);
            assertThat(row).isInstanceOf(DropRow.Parsed.class);
        }
    }

    @Test
    void aFileThatIsMissingEmptyOrAFolderIsTold() throws IOException {
        assertFailure(folder.resolve("none.csv"), ExitCode.USAGE)
                .hasMessageEndingWith("none.csv: no such file; expected a CSV or JSON-lines file");
        assertFailure(folder, ExitCode.USAGE).hasMessageContaining("not a file; expected");
        assertFailure(write("empty.csv", ""), ExitCode.DATA)
                .hasMessageEndingWith("it is empty; expected a header or a JSON object, got 0 bytes");
        assertFailure(write("blank.csv", "\n\n"), ExitCode.DATA).hasMessageContaining("its first line is blank");
    }

    @Test
    void aWrongHeaderIsToldBesideTheRightOne() throws IOException {
        assertFailure(write("wrong.csv", "day,domain\n"), ExitCode.DATA)
                .hasMessageEndingWith(
                        "not the flat form; expected the header date,domain,format,country,ad_size,device,"
                                + "adSelectionEmissions,creativeDistributionEmissions,mediaDistributionEmissions,totalEmissions,"
                                + "domainCoverage in any order, got \"day,domain\"");
        assertFailure(write("twice.csv", Rows.HEADER.replace("format", "domain")), ExitCode.DATA)
                .hasMessageContaining("not the flat form");
        assertFailure(write("quote.csv", "\"date,domain\n"), ExitCode.DATA).hasMessageContaining("not the flat form");
    }

    @Test
    void aTornPackedFileIsTold() throws IOException {
        Path packed = folder.resolve("torn.csv.gz");
        Files.write(packed, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

        assertFailure(packed, ExitCode.DATA).hasMessageContaining("expected a readable file, whole if it is packed");
    }

    @Test
    void namesAreMadeSafeForKeys() throws IOException {
        assertThat(DropFile.inspect(write("m\u00e4rz 2026%.csv", Rows.HEADER)).safeName())
                .isEqualTo("m_rz_2026_.csv");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(Path file, ExitCode code) {
        var failure = assertThatThrownBy(() -> DropFile.inspect(file)).hasMessageStartingWith("Cannot ingest " + file);
        failure.asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
                .extracting(CommandFailure::exitCode)
                .isEqualTo(code);
        return failure;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
