package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.LakeOptions;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The lake of one run, as the tables show it afterwards. */
@Command(name = "bench-lake")
final class BenchLake {
    @Mixin
    private LakeOptions options;

    private BenchLake() {}

    /** Rows of the tables; what is in neither of them is a duplicate. */
    static Counts counts(BenchStack stack, String lakeRoot, long events) {
        BenchLake lake = stack.withOptions(new BenchLake(), Map.of("EMISSIONS_LAKE", lakeRoot));
        Lake open = Lake.openToRead(lake.options);
        long cleaned = rows(open, CleanedTable.CONTRACT);
        long quarantined = rows(open, QuarantineTable.CONTRACT);
        return new Counts(cleaned, quarantined, events - cleaned - quarantined, 0);
    }

    private static long rows(Lake lake, TableContract table) {
        return TableReader.newest(lake, table.path())
                .map(reader -> reader.size().rows())
                .orElse(0L);
    }
}
