package dev.emissions.cleaner.rows;

import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.Rule;
import java.util.List;
import org.apache.parquet.io.api.Binary;

/** The columns that both event tables share in form. */
final class RuleLists {
    private RuleLists() {}

    /** Writes the rules' ids, or null for none. */
    static void write(List<Rule> rules, RowWriter columns) {
        if (rules.isEmpty()) {
            columns.writeNull();
        } else {
            columns.writeList(
                    rules.size(),
                    (consumer, i) ->
                            consumer.addBinary(Binary.fromString(rules.get(i).id())));
        }
    }

    static void writeNumber(Long number, RowWriter columns) {
        if (number == null) {
            columns.writeNull();
        } else {
            columns.writeLong(number);
        }
    }
}
