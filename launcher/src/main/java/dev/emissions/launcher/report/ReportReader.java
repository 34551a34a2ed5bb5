package dev.emissions.launcher.report;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import dev.emissions.launcher.report.RuleCounts.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the tables that the demo filled, each once, and makes its report of them. */
public final class ReportReader {
    private static final int TOP_DOMAINS = 5;
    private static final int ANOMALIES_PER_KIND = 2;

    private final Lake lake;

    public ReportReader(Lake lake) {
        this.lake = lake;
    }

    /** The report on a lake and topic that nothing else has written to. */
    public DemoReport read(DemoRun run) {
        EventFacts facts = new EventFacts();
        forEach(CleanedTable.CONTRACT, EventFacts.CLEANED_COLUMNS, facts::cleaned);
        forEach(QuarantineTable.CONTRACT, EventFacts.QUARANTINE_COLUMNS, facts::quarantined);
        forEach(LedgerTable.CONTRACT, EventFacts.LEDGER_COLUMNS, facts::sealed);
        List<TableRow> daily = rows(GoldTables.DAILY_BY_FORMAT);
        List<Anomaly> anomalies = GoldFacts.anomalies(rows(GoldTables.EVENT_ANOMALIES));
        Labels labels = Labels.read(run.labels());
        RuleCounts counts = facts.counts();
        return new DemoReport(
                run.events(),
                run.seed(),
                Accounting.of(run.events() + run.dropRows(), facts),
                new DropFacts(run.dropRows(), facts.drop(), counts.of(Kind.DROP_REJECTION)),
                counts.of(Kind.REJECTION),
                counts.of(Kind.REPAIR),
                counts.of(Kind.FLAG),
                RuleScores.of(labels, facts.streamRules()),
                AnomalyScores.of(labels, anomalies),
                GoldFacts.strongest(anomalies, ANOMALIES_PER_KIND),
                GoldFacts.stages(daily),
                GoldFacts.ranking(daily, rows(GoldTables.TOP_DOMAINS_BY_TOTAL), TOP_DOMAINS),
                GoldFacts.ranking(daily, rows(GoldTables.TOP_DOMAINS_BY_INTENSITY), TOP_DOMAINS),
                run.seconds());
    }

    private List<TableRow> rows(TableContract table) {
        List<TableRow> rows = new ArrayList<>();
        forEach(table, table.schema().fieldNames(), rows::add);
        return rows;
    }

    private void forEach(TableContract table, List<String> columns, Consumer<TableRow> consumer) {
        TableReader reader = TableReader.newest(lake, table.path())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.DATA,
                        "Cannot report on the demo: there is no table " + table.name() + " in " + lake.root()
                                + "; expected the steps before to make it"));
        try (TableRows rows = reader.rows(columns)) {
            rows.forEachRemaining(consumer);
        }
    }
}
