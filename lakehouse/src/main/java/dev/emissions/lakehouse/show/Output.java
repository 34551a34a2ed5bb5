package dev.emissions.lakehouse.show;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * In which form rows are written, and where.
 *
 * @param width characters of a line of a table
 */
public record Output(PrintWriter out, Format format, int width, boolean isWide) {
    private static final int MOST_CELL = 10_000;

    /** Forms of output. */
    public enum Format {
        /** Aligned, for people. */
        TABLE,
        /** With a header, all digits, nothing cut. */
        CSV,
        /** One object a line. */
        JSON
    }

    /** Where rows with those columns go. */
    public RowSink sink(List<String> columns) throws IOException {
        return switch (format) {
            case TABLE -> new TextSink(out, room(), columns);
            case CSV -> new CsvSink(out, columns);
            case JSON -> new JsonSink(out);
        };
    }

    /** Tells people something about the rows; programs get only rows. */
    public void remark(String text) {
        if (format == Format.TABLE) {
            out.println(text);
            out.flush();
        }
    }

    private TextLayout.Room room() {
        return isWide ? new TextLayout.Room(Integer.MAX_VALUE, MOST_CELL) : new TextLayout.Room(width, width);
    }
}
