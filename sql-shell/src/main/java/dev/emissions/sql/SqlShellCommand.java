package dev.emissions.sql;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code spark-sql}: Spark's own shell, told where the lake is. */
@Command(
        name = "spark-sql",
        description = {
            "Open Spark's spark-sql shell on the lake: its tables are in the database emissions.",
            "Options of Spark's shell pass through: -e QUERY and -f FILE run SQL and end; -i FILE runs SQL first;"
                    + " --database NAME; -S prints rows only. EMISSIONS_STACK, or --stack FOLDER, names the folder of the"
                    + " local stack; SPARK_HOME a Spark 4.1 to use instead of that of scripts/python-env pyspark.",
            "The exit code is 0, 1 if a statement failed, or one of the product's."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  spark-sql",
            "  spark-sql -e 'SHOW TABLES IN emissions'",
            "  spark-sql -e 'SELECT * FROM emissions.daily_by_country'",
            "  spark-sql -e 'DESCRIBE HISTORY emissions.cleaned'",
            "  spark-sql -e 'SELECT count(*) FROM emissions.cleaned VERSION AS OF 1'",
            "  spark-sql --conf spark.sql.cli.print.header=false -f report.sql > report.tsv"
        })
final class SqlShellCommand implements Callable<Integer> {
    private static final String SHELL = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            description = "Spark master. Default: ${DEFAULT-VALUE}, this machine.")
    private String master;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark; repeat it for several.")
    private Map<String, String> settings = new TreeMap<>();

    @Mixin
    private LakeOptions lake;

    @Unmatched
    private List<String> forSpark = new ArrayList<>();

    /** Does not return when Spark's shell was told to run something: it then ends the process itself. */
    @Override
    public Integer call() throws Exception {
        Map<String, String> all = ShellSettings.of(Lake.openToRead(lake), master);
        all.putAll(Scratch.create().settings());
        all.putAll(settings);
        // In the process itself: neither in its arguments, which every user of the machine sees, nor in a file.
        all.forEach(System::setProperty);
        run(forSpark.toArray(String[]::new));
        return ExitCode.OK.number();
    }

    private static void run(String[] arguments) throws Exception {
        try {
            Class.forName(SHELL).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (ClassNotFoundException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot open Spark's shell: it is not in this Spark; expected one with hive-thriftserver, such as"
                            + " pyspark's; hint: unset SPARK_HOME",
                    e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
