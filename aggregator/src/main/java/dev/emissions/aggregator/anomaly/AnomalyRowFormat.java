package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.gold.Decimals;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.RowWriter;
import java.util.Set;

/** The columns of the anomaly flags, in the order in which {@code GoldTables} declares them. */
final class AnomalyRowFormat implements RowFormat<Anomaly> {
    /** How the expectation is made; changes whenever the same events could be flagged differently. */
    static final String METHOD = "log-median-domain-mad/1";

    private final int historyDays;

    AnomalyRowFormat(int historyDays) {
        this.historyDays = historyDays;
    }

    @Override
    public Set<String> uniqueColumns() {
        return Set.of(
                GoldTables.EventAnomalies.ANOMALY_ID,
                GoldTables.EventAnomalies.EVENT_ID,
                GoldTables.EventAnomalies.SENTENCE);
    }

    @Override
    public void write(Anomaly anomaly, RowWriter columns) {
        columns.writeText(anomaly.event().framework());
        columns.writeText(anomaly.id());
        columns.writeText(anomaly.kind().text());
        columns.writeText(anomaly.event().eventId());
        columns.writeText(anomaly.event().methodologyVersion());
        columns.writeText(anomaly.event().country());
        columns.writeText(anomaly.event().domain());
        columns.writeText(anomaly.event().device());
        columns.writeText(anomaly.event().format());
        columns.writeLong(anomaly.event().impressions());
        writeRange(anomaly.range(), columns);
        Decimals.write(columns, anomaly.score());
        columns.writeText(anomaly.direction());
        columns.writeText(anomaly.driver().column());
        Decimals.write(columns, anomaly.driverPercent());
        columns.writeText(anomaly.basis().group());
        columns.writeLong(anomaly.basis().events());
        columns.writeLong(anomaly.domainEvents());
        columns.writeInt(historyDays);
        columns.writeText(METHOD);
        columns.writeText(Sentence.of(anomaly));
    }

    private static void writeRange(Range range, RowWriter columns) {
        Decimals.write(columns, range.gramsPerImpression());
        columns.writeText(range.measure().text());
        Decimals.write(columns, range.observed());
        Decimals.write(columns, range.low());
        Decimals.write(columns, range.mid());
        Decimals.write(columns, range.high());
    }
}
