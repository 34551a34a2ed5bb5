package dev.emissions.benchmarks;

import dev.emissions.quality.Assessor;
import dev.emissions.quality.Origin;
import dev.emissions.quality.Thresholds;
import dev.emissions.quality.Verdict;
import dev.emissions.schemas.EmissionEvents;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Events per second on one core: decoding alone, the whole rule catalogue alone, and both, with what they allocate:
 *
 * <pre>
 * scripts/bench jmh AssessorBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class AssessorBenchmark {
    private static final int EVENTS = 4_000;
    private static final long SEED = 42;

    /** Percent of the events that a rule has something to say about. */
    @Param({"0", "5", "100"})
    int dirtyPercent;

    private final EventDecoder decoder = new EventDecoder();
    private final Assessor assessor = new Assessor(Thresholds.defaults());
    private final EventView view = new EventView();
    private byte[][] records;
    private EventView[] views;

    @Setup(Level.Trial)
    public void makeEvents() {
        var events = new BenchmarkEvents(new Random(SEED), dirtyPercent);
        records = new byte[EVENTS][];
        views = new EventView[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            records[i] = EmissionEvents.encode(events.next());
            views[i] = new EventView();
            decoder.decode(records[i], views[i]);
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void decode(Blackhole sink) {
        for (byte[] each : records) {
            sink.consume(decoder.decode(each, view));
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void assess(Blackhole sink) {
        for (EventView each : views) {
            consume(assessor.assess(each, BenchmarkEvents.APPENDED, Origin.STREAM), sink);
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void decodeAndAssess(Blackhole sink) {
        for (byte[] each : records) {
            decoder.decode(each, view);
            consume(assessor.assess(view, BenchmarkEvents.APPENDED, Origin.STREAM), sink);
        }
    }

    private static void consume(Verdict verdict, Blackhole sink) {
        sink.consume(verdict.accepted());
        sink.consume(verdict.rejections());
        sink.consume(verdict.flags());
        sink.consume(verdict.repairs());
    }
}
