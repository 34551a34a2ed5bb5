package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import io.delta.kernel.types.StructType;
import java.util.Comparator;

/** By which column rows are shown, and which end first; rows without a value come last either way. */
record SortOrder(String column, boolean isDescending) {
    /** Reads {@code COLUMN[:asc|:desc]}. */
    static SortOrder parse(String text, StructType schema) {
        int colon = text.indexOf(':');
        String column = colon < 0 ? text : text.substring(0, colon);
        String direction = colon < 0 ? "asc" : text.substring(colon + 1);
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw Usage.failure("--sort: got " + text + ", expected COLUMN, COLUMN:asc or COLUMN:desc");
        }
        Usage.requireColumn(schema, column);
        return new SortOrder(column, direction.equals("desc"));
    }

    Comparator<TableRow> comparator() {
        Comparator<Object> values = Values::compare;
        return Comparator.comparing(
                row -> row.value(column), Comparator.nullsLast(isDescending ? values.reversed() : values));
    }
}
