package dev.emissions.cleaner.rows;

import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.Rule;
import java.util.List;

/** The columns that both event tables share in form. */
final class RuleLists {
    private RuleLists() {}

    /** Writes the rules' ids, or null for none. */
    static void write(List<Rule> rules, RowWriter columns) {
        if (rules.isEmpty()) {
            columns.writeNull();
        } else {
            columns.writeList(
                    rules.size(), (element, i) -> element.writeText(rules.get(i).id()));
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
