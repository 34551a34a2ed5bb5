package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.gold.Decimals;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import java.math.BigInteger;
import java.util.Set;

/** The columns of the daily tables, in the order in which {@code GoldTables} declares them. */
final class GroupRowFormat implements RowFormat<GroupRow> {
    @Override
    public Set<String> uniqueColumns() {
        return Set.of();
    }

    @Override
    public void write(GroupRow row, RowWriter columns) {
        columns.writeText(row.framework());
        row.dimensions().forEach(columns::writeText);
        writeSums(row.sums(), columns);
    }

    private static void writeSums(Sums sums, RowWriter columns) {
        columns.writeLong(sums.events());
        columns.writeLong(sums.impressions());
        columns.writeLong(sums.coveredImpressions());
        columns.writeLong(sums.weighedImpressions());
        for (Component component : Component.values()) {
            writeGrams(sums.of(component), columns);
        }
        writeGrams(sums.total(), columns);
        Decimals.write(columns, Measures.gco2pm(sums));
        for (Component component : Component.values()) {
            Decimals.write(columns, Measures.percent(sums.of(component), sums.total()));
        }
        Decimals.write(
                columns,
                Measures.percent(
                        BigInteger.valueOf(sums.coveredImpressions()), BigInteger.valueOf(sums.impressions())));
    }

    static void writeGrams(WideSum nanograms, RowWriter columns) {
        if (nanograms.present()) {
            Decimals.writeWide(columns, nanograms.value());
        } else {
            columns.writeNull();
        }
    }
}
