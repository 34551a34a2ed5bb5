package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import io.delta.kernel.expressions.AlwaysTrue;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows and columns of one table are shown.
 *
 * @param sort or null
 */
record Selection(List<String> columns, List<RowFilter> filters, SortOrder sort, int limit, String table) {
    private static final int ROWS_BETWEEN_CHECKS = 1000;

    /** Throws {@link dev.emissions.cli.CommandFailure} if the request does not fit the table's schema. */
    static Selection of(ShowRequest request, TableReader table) {
        StructType schema = table.schema();
        request.columns().forEach(column -> Usage.requireColumn(schema, column));
        return new Selection(
                request.columns().isEmpty() ? table.columns() : request.columns(),
                request.filters().stream()
                        .map(filter -> RowFilter.parse(filter, schema))
                        .toList(),
                request.sort() == null ? null : SortOrder.parse(request.sort(), schema),
                request.limit(),
                request.table());
    }

    void write(TableReader reader, Output output) throws IOException {
        RowSink sink = output.sink(columns);
        long found;
        try (TableRows rows = reader.rows(columnsToRead(), files())) {
            found = sort == null ? writeFirst(rows, sink, output) : writeSorted(rows, sink);
        }
        sink.finish();
        output.remark(remark(found, reader.version()));
    }

    /** Returns how many rows were written, or one more than the limit if there are more. */
    private long writeFirst(TableRows rows, RowSink sink, Output output) throws IOException {
        long found = 0;
        while (rows.hasNext()) {
            TableRow row = rows.next();
            if (!accepts(row)) {
                continue;
            }
            if (++found > limit || isClosed(output, found)) {
                break;
            }
            sink.accept(shown(row));
        }
        return found;
    }

    private long writeSorted(TableRows rows, RowSink sink) throws IOException {
        long found = 0;
        var first = new FirstRows(limit, sort.comparator());
        while (rows.hasNext()) {
            TableRow row = rows.next();
            if (accepts(row)) {
                found++;
                first.offer(row);
            }
        }
        for (TableRow row : first.inOrder()) {
            sink.accept(shown(row));
        }
        return found;
    }

    private boolean accepts(TableRow row) {
        for (RowFilter filter : filters) {
            if (!filter.accepts(row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody reads on, as when the output goes to {@code head}. */
    private static boolean isClosed(Output output, long found) {
        return found % ROWS_BETWEEN_CHECKS == 0 && output.out().checkError();
    }

    private TableRow shown(TableRow row) {
        return new TableRow(columns, row.values().subList(0, columns.size()));
    }

    /** Those shown first, then those only needed to choose by. */
    private List<String> columnsToRead() {
        Stream<String> sorted = Stream.ofNullable(sort).map(SortOrder::column);
        return Stream.of(columns.stream(), filters.stream().map(RowFilter::column), sorted)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private Predicate files() {
        return filters.stream()
                .map(RowFilter::files)
                .flatMap(Optional::stream)
                .reduce(And::new)
                .orElse(AlwaysTrue.ALWAYS_TRUE);
    }

    private String remark(long found, long version) {
        long written = Math.min(found, limit);
        String more = found <= limit
                ? ""
                : sort == null
                        ? "; there are more (--limit)"
                        : String.format(java.util.Locale.ROOT, " of %,d (--limit)", found);
        return String.format(
                java.util.Locale.ROOT, "%,d %s%s; %s, version %d", written, rowWord(written), more, table, version);
    }

    private static String rowWord(long count) {
        return count == 1 ? "row" : "rows";
    }
}
