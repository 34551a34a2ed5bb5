package dev.emissions.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations per second of CPU time, the compiler's and the collector's threads included: what one core does, however many others
 * want it at the same time.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long startedAt;

    @Override
    public String getDescription() {
        return "operations per second of the process's CPU time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        startedAt = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double cpuSeconds = (process.getProcessCpuTime() - startedAt) / NANOSECONDS_PER_SECOND;
        double operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult("cpu.throughput", operations / cpuSeconds, "ops/CPU s", AggregationPolicy.AVG));
    }
}
