package dev.emissions.producer.drop;

import java.io.IOException;

/** Reads a dropped file row by row. */
interface RowReader {
    /** A row longer than this is malformed: event and text of it must fit one Kafka record. */
    int MOST_ROW_BYTES = 400_000;

    /** The next row, or null at the end. */
    DropRow next() throws IOException;

    /** What is said of a line that is too long. */
    static DropRow tooLong(Line line) {
        String whole =
                line.isCut() ? "; its first " + line.bytes().length + " bytes are here, all of it in the file" : "";
        return new DropRow.Malformed(
                line, "expected at most " + MOST_ROW_BYTES + " bytes in a row, got " + line.length() + whole);
    }
}
