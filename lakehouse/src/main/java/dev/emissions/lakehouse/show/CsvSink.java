package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as CSV with a header; an empty field is no value, lists and structs are JSON, bytes are Base64. */
final class CsvSink implements RowSink {
    private final CSVPrinter printer;

    CsvSink(PrintWriter out, List<String> columns) throws IOException {
        this.printer = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
        printer.printRecord(columns);
    }

    @Override
    public void accept(TableRow row) throws IOException {
        for (Object value : row.values()) {
            printer.print(value == null ? null : JsonValues.plain(value));
        }
        printer.println();
    }

    @Override
    public void finish() throws IOException {
        printer.flush();
    }
}
