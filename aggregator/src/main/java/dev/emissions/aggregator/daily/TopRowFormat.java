package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.gold.Decimals;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import java.util.Set;

/** The columns of the rankings, in the order in which {@code GoldTables} declares them. */
final class TopRowFormat implements RowFormat<TopRow> {
    @Override
    public Set<String> uniqueColumns() {
        return Set.of();
    }

    @Override
    public void write(TopRow row, RowWriter columns) {
        columns.writeText(row.framework());
        columns.writeInt(row.rank());
        columns.writeText(row.domain());
        columns.writeLong(row.sums().events());
        columns.writeLong(row.sums().impressions());
        columns.writeLong(row.sums().weighedImpressions());
        GroupRowFormat.writeGrams(row.sums().total(), columns);
        Decimals.write(columns, Measures.gco2pm(row.sums()));
        Decimals.write(columns, Measures.percent(row.sums().total().value(), row.dayNanograms()));
    }
}
