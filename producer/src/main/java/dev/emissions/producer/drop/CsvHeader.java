package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The first line of a CSV drop: the columns of the flat form, in any order. */
record CsvHeader(List<String> columns) {
    private static final int MOST_SHOWN = 200;

    CsvHeader {
        columns = List.copyOf(columns);
    }

    /** The header that the line is, or empty if it is none. */
    static Optional<CsvHeader> of(Line line) {
        try {
            List<String> columns =
                    CsvRowReader.values(line).stream().map(String::strip).toList();
            boolean complete = columns.size() == FlatRow.HEADER.size()
                    && new HashSet<>(columns).equals(new HashSet<>(FlatRow.HEADER));
            return complete ? Optional.of(new CsvHeader(columns)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is said of a line that is none. */
    static String expectedAndGot(Line line) {
        String text = new String(line.bytes(), 0, Math.min(MOST_SHOWN, line.bytes().length), UTF_8);
        String got = line.length() > MOST_SHOWN ? text + "..." : text;
        return "expected the header " + String.join(",", FlatRow.HEADER) + " in any order, got \"" + got + "\"";
    }

    /** Where each column of the form stands, in the form's order. */
    int[] places() {
        return FlatRow.HEADER.stream().mapToInt(columns::indexOf).toArray();
    }
}
