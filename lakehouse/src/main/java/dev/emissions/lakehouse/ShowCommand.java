package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.show.Output;
import dev.emissions.lakehouse.show.OutputOptions;
import dev.emissions.lakehouse.show.ShowRequest;
import dev.emissions.lakehouse.show.TableShow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emissions show}: prints rows of a table. */
@Command(
        name = "show",
        description = "Print rows of a table, or list the tables.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions show --list",
            "  emissions show cleaned --columns event_time,domain,total_grams --sort total_grams:desc",
            "  emissions show quarantine --where reasons=UNDECODABLE --limit 5",
            "  emissions show cleaned --where event_date=2026-03-14 --where 'total_grams>0.5' --format csv",
            "  emissions show ledger --as-of 12 --format json"
        })
public final class ShowCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "TABLE",
            description = "Name of a table, or the path of a Delta table: below the lake's root, or a URI.")
    private String table;

    @Option(names = "--list", description = "List the tables with rows, files, bytes and version.")
    private boolean isList;

    @Option(names = "--columns", paramLabel = "NAME", split = ",", description = "Only these columns, in this order.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only rows with COLUMN=VALUE; also != < <= > >=. A list matches a word that it contains;"
                    + " null stands for no value. Repeat it for rows that meet all conditions.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN[:desc]",
            description = "Show the first rows in the order of this column.")
    private String sort;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most rows to show. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--as-of", paramLabel = "VERSION", description = "The table as it was at this version.")
    private Long version;

    @Mixin
    private OutputOptions output;

    @Mixin
    private LakeOptions lake;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireSense();
        Output rows = output.to(spec.commandLine().getOut());
        if (isList) {
            TableShow.on(lake, rows).list();
        } else {
            TableShow.on(lake, rows).show(new ShowRequest(table, columns, filters, sort, limit, version));
        }
        return ExitCode.OK.number();
    }

    private void requireSense() {
        List<String> violations = new ArrayList<>();
        if ((table == null) != isList) {
            violations.add("TABLE: got " + (table == null ? "nothing" : table + " and --list")
                    + ", expected a table or --list; tables: " + TableShow.names());
        }
        if (limit < 1) {
            violations.add("--limit: got " + limit + ", expected 1 or more");
        }
        if (version != null && version < 0) {
            violations.add("--as-of: got " + version + ", expected 0 or more");
        }
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join(System.lineSeparator(), violations));
        }
    }
}
