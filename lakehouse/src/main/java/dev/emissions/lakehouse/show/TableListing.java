package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableSize;
import dev.emissions.lakehouse.Tables;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every table of the lake with how much it holds. */
final class TableListing {
    private static final List<String> COLUMNS = List.of("table", "rows", "files", "bytes", "version", "description");

    private TableListing() {}

    static void write(Lake lake, Output output) throws IOException {
        RowSink sink = output.sink(COLUMNS);
        for (TableContract table : Tables.all()) {
            sink.accept(row(table, TableReader.newest(lake, table.path())));
        }
        sink.finish();
    }

    private static TableRow row(TableContract table, Optional<TableReader> reader) {
        TableSize size = reader.map(TableReader::size).orElse(null);
        return new TableRow(
                COLUMNS,
                Arrays.asList(
                        table.name(),
                        size == null || size.rows() == TableSize.UNKNOWN ? null : size.rows(),
                        size == null ? null : size.files(),
                        size == null ? null : size.bytes(),
                        reader.map(TableReader::version).orElse(null),
                        table.description()));
    }
}
