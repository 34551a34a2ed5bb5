package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result as JSON, with the raw figures of every micro-batch. */
final class ThroughputJson {
    private ThroughputJson() {}

    static String of(ThroughputResult result) {
        ObjectNode root = ResultJson.begin(result.machine(), result.commit(), result.measuredAt());
        ThroughputSettings settings = result.settings();
        root.putObject("settings")
                .put("events", settings.events())
                .put("partitions", settings.partitions())
                .put("runs", settings.runs())
                .put("max_events_per_batch", settings.maxEventsPerBatch())
                .put("seed", settings.seed());
        ArrayNode runs = root.putArray("runs");
        result.runs().forEach(run -> fill(runs.addObject(), run));
        return ResultJson.text(root);
    }

    private static void fill(ObjectNode json, Run run) {
        json.put("way", run.way().title())
                .put("run", run.repetition())
                .put("load_before", run.load())
                .put("wall_seconds", Rates.seconds(run.cost().wall()))
                .put("cpu_seconds", Rates.seconds(run.cost().cpu()))
                .put("peak_memory_bytes", run.cost().peakMemoryBytes());
        put(json.putObject("whole_process"), run.whole());
        run.steady().ifPresent(rates -> put(json.putObject("steady_state"), rates));
        if (run.counts() != null) {
            json.putObject("rows")
                    .put("cleaned", run.counts().cleaned())
                    .put("quarantined", run.counts().quarantined())
                    .put("duplicates", run.counts().duplicates());
        }
        ArrayNode batches = json.putArray("batches");
        run.batches().forEach(line -> ResultJson.addBatch(batches, line));
    }

    private static void put(ObjectNode json, Rates rates) {
        json.put("events_per_second", rates.eventsPerSecond())
                .put("cpu_seconds_per_million", rates.cpuSecondsPerMillion());
    }
}
