package dev.emissions.cleaner.repair;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.lakehouse.show.Output;
import dev.emissions.lakehouse.show.OutputOptions;
import dev.emissions.lakehouse.show.RowSink;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions quarantine list}: how many records each rule has rejected. */
@Command(
        name = "list",
        description = {
            "List the open records by the rule that rejected them: how many, from when, and an example.",
            "A record that several rules rejected counts for each of them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions quarantine list",
            "  emissions quarantine list --since 2026-03-14 --domain example.com",
            "  emissions quarantine list --all --format json"
        })
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private FilterOptions filters;

    @Option(names = "--all", description = "Count the closed records as well: those replayed or discarded.")
    private boolean all;

    @Mixin
    private OutputOptions output;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LakeAccess.READ.told("list records", this::list);
        return ExitCode.OK.number();
    }

    private void list() throws IOException {
        RecordFilter filter = filters.filter(List.of());
        Lake lake = Lake.openToRead(lakeOptions);
        Map<String, RuleSummary> rules = new HashMap<>();
        long[] records = {0};
        new Quarantine(lake).forEach(filter, RuleSummary.READ, (row, standing) -> {
            if (all || standing == Disposition.QUARANTINED) {
                records[0]++;
                for (String rule : Rejected.reasons(row)) {
                    rules.computeIfAbsent(rule, RuleSummary::new).add(row, standing);
                }
            }
        });
        filter.requireKnownRules(records[0]);
        print(rules, records[0]);
    }

    private void print(Map<String, RuleSummary> rules, long records) throws IOException {
        Output rows = output.to(spec.commandLine().getOut());
        if (rules.isEmpty()) {
            rows.remark(all ? "No record was rejected" : "No record is open");
            return;
        }
        RowSink sink = rows.sink(RuleSummary.COLUMNS);
        for (RuleSummary rule : rules.values().stream()
                .sorted(Comparator.comparingLong(RuleSummary::open).reversed())
                .toList()) {
            sink.accept(rule.row());
        }
        sink.finish();
        rows.remark(String.format(
                Locale.ROOT,
                "%,d %s records; emissions quarantine show EXAMPLE tells all of one, emissions quarantine replay --rule"
                        + " RULE judges them by today's rules",
                records,
                all ? "rejected" : "open"));
    }
}
