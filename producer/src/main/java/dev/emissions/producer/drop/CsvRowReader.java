package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of the flat form as CSV. A quoted value may hold line breaks; where a quote is never closed only its own line is malformed, not
 * what follows.
 */
final class CsvRowReader implements RowReader {
    /** Beyond this many lines a quote counts as never closed. */
    private static final int MOST_LINES_IN_A_ROW = 50;

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final LineReader lines;
    /** Where each column of the form stands in this file. */
    private final int[] places;

    /** Reads on behind the header line. */
    CsvRowReader(LineReader lines, CsvHeader header) {
        this.lines = lines;
        this.places = header.places();
    }

    @Override
    public DropRow next() throws IOException {
        Line first = lines.next();
        while (first != null && first.isBlank()) {
            first = lines.next();
        }
        return first == null ? null : row(first);
    }

    private DropRow row(Line first) throws IOException {
        if (first.length() > MOST_ROW_BYTES) {
            return RowReader.tooLong(first);
        }
        List<Line> following = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        boolean open = endsInQuotes(first.bytes(), false);
        while (open && following.size() < MOST_LINES_IN_A_ROW && bytes.size() <= MOST_ROW_BYTES) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            following.add(line);
            bytes.write('\n');
            bytes.writeBytes(line.bytes());
            open = endsInQuotes(line.bytes(), true);
        }
        boolean closed = !open && bytes.size() <= MOST_ROW_BYTES;
        DropRow row =
                closed ? parse(first, bytes.toByteArray()) : malformed(first, "expected a closing quote, got none");
        if (row instanceof DropRow.Malformed) {
            lines.giveBack(following);
        }
        return row;
    }

    private DropRow parse(Line first, byte[] bytes) {
        Optional<String> text = StrictText.decode(bytes);
        if (text.isEmpty()) {
            return malformed(first, "expected UTF-8, got other bytes");
        }
        try {
            return read(first, text.orElseThrow());
        } catch (IOException | UncheckedIOException e) {
            return malformed(first, "expected CSV, got a misplaced quote");
        }
    }

    private DropRow read(Line first, String text) throws IOException {
        List<CSVRecord> records;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            records = parser.getRecords();
        }
        if (records.size() != 1 || records.get(0).size() != places.length) {
            int got = records.stream().mapToInt(CSVRecord::size).sum();
            return malformed(first, "expected " + places.length + " values, got " + got);
        }
        List<String> values = new ArrayList<>(places.length);
        for (int place : places) {
            values.add(records.get(0).get(place));
        }
        Reading reading = new Reading();
        var event = FlatRow.toEvent(values, reading);
        return new DropRow.Parsed(first.number(), event, reading.isIncomplete() ? text : null);
    }

    private static DropRow malformed(Line line, String error) {
        return new DropRow.Malformed(line, error);
    }

    /** Whether a line that begins inside or outside of quotes ends inside; a quote opens only where a value begins. */
    private static boolean endsInQuotes(byte[] line, boolean beginsInQuotes) {
        boolean inside = beginsInQuotes;
        boolean valueBegins = !beginsInQuotes;
        for (int i = 0; i < line.length; i++) {
            if (inside) {
                boolean doubled = line[i] == '"' && i + 1 < line.length && line[i + 1] == '"';
                inside = line[i] != '"' || doubled;
                i += doubled ? 1 : 0;
            } else {
                inside = line[i] == '"' && valueBegins;
            }
            valueBegins = !inside && line[i] == ',';
        }
        return inside;
    }

    /** The header's text, for those who read a file's first line. */
    static List<String> values(Line header) throws IOException {
        try (CSVParser parser = CSVParser.parse(new String(header.bytes(), UTF_8), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : List.of(records.get(0).values());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
