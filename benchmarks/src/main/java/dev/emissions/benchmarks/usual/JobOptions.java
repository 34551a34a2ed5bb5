package dev.emissions.benchmarks.usual;

import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a compared job reads, where it writes, and how it reports; the same as of {@code emissions clean}. */
final class JobOptions {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lake;

    @Option(names = "--max-events-per-batch", paramLabel = "N", defaultValue = "500000")
    private long maxEventsPerBatch;

    @Option(names = "--available-now", description = "Take what is there and end; without it run on.")
    private boolean availableNow;

    @Option(names = "--report", paramLabel = "FILE", required = true)
    private Path report;

    KafkaOptions kafka() {
        return kafka;
    }

    LakeOptions lake() {
        return lake;
    }

    long maxEventsPerBatch() {
        return maxEventsPerBatch;
    }

    boolean availableNow() {
        return availableNow;
    }

    Path report() {
        return report;
    }
}
