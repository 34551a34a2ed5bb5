package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of the flat form for tests. */
final class Rows {
    static final String HEADER = String.join(",", FlatRow.HEADER) + "\n";
    static final String GOOD =
            "03/01/2026,city-post.example,banner,United States,320x50,mobile,0.40000000,0.02000000,0.05000000,0.47000000,measured";

    private Rows() {}

    /** Rows of a CSV file without its header. */
    static List<DropRow> csv(String body) throws IOException {
        return read(new CsvRowReader(
                new LineReader(new ByteArrayInputStream(body.getBytes(ISO_8859_1))), new CsvHeader(FlatRow.HEADER)));
    }

    static List<DropRow> json(String text) throws IOException {
        return read(new JsonRowReader(new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)))));
    }

    /** Line and error of each malformed row, line and domain of the others. */
    static List<String> told(List<DropRow> rows) {
        return rows.stream()
                .map(row -> row instanceof DropRow.Malformed bad
                        ? bad.line() + "! " + bad.error()
                        : row.line() + " " + ((DropRow.Parsed) row).event().getDomain())
                .toList();
    }

    private static List<DropRow> read(RowReader reader) throws IOException {
        List<DropRow> rows = new ArrayList<>();
        for (DropRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }
}
