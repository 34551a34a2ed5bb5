package dev.emissions.cleaner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/metrics.md}, drawn up from what a cleaner serves. */
final class MetricsDocument {
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)})? .*");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");
    private static final Pattern SUFFIX = Pattern.compile("_(bucket|sum|count)$");

    private MetricsDocument() {}

    static String text() {
        List<String> lines = new ArrayList<>(INTRODUCTION.lines().toList());
        Map<String, Family> families = families(ScrapedMetrics.text());
        families.forEach((name, family) -> {
            if (name.startsWith("emissions_")) {
                lines.add("| `" + name + "` | " + family.type + " | "
                        + String.join(
                                ", ",
                                family.labels.stream()
                                        .map(label -> "`" + label + "`")
                                        .toList()) + " | "
                        + family.help + " |");
            }
        });
        lines.addAll(END.lines().toList());
        return String.join("\n", lines) + "\n";
    }

    static void write(Path file) throws IOException {
        Files.writeString(file, text());
    }

    /** Every name that a query may use: those of the samples. */
    static Set<String> sampleNames() {
        Set<String> names = new TreeSet<>();
        ScrapedMetrics.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> names.add(sample.group(1)));
        return names;
    }

    private static final class Family {
        private final Set<String> labels = new TreeSet<>();
        private String help = "";
        private String type = "";
    }

    private static Map<String, Family> families(String scraped) {
        Map<String, Family> families = new TreeMap<>();
        for (String line : scraped.lines().toList()) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                families.computeIfAbsent(help.group(1), name -> new Family()).help = help.group(2);
            } else if (type.matches()) {
                families.computeIfAbsent(type.group(1), name -> new Family()).type = type.group(2);
            } else if (sample.matches() && sample.group(2) != null) {
                String name = sample.group(1);
                Family family = families.getOrDefault(
                        name, families.get(SUFFIX.matcher(name).replaceFirst("")));
                LABEL.matcher(sample.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .forEach(family.labels::add);
                family.labels.remove("le");
            }
        }
        return families;
    }

    private static final String INTRODUCTION = """
            # Metrics

            Written by a test from what a cleaner serves; `MetricsDocumentTest` tells how.

            `emissions clean --metrics-port 9400` serves them at `http://127.0.0.1:9400/metrics` as Prometheus reads them, from the start of the
            process to its end; `--metrics-host` opens them to other machines. There is no access control: what is served are counts, names of rules
            and of the topic. `docker-compose.yml` and what is in `deploy/` turn them on. They cost something per micro-batch and per fetch, and nothing
            per event; without `--metrics-port` they cost nothing.

            ```yaml
            scrape_configs:
              - job_name: emissions-clean
                scrape_interval: 10s
                static_configs:
                  - targets: ["127.0.0.1:9400"]
            ```

            [deploy/grafana/emissions-clean.json](../deploy/grafana/emissions-clean.json) is a dashboard of them for Grafana.

            Counters count from the start of the process. Lag is asked of the broker at each fetch, the same way as `emissions status` does it.

            | Metric | Type | Labels | Meaning |
            |---|---|---|---|
            """;

    private static final String END = """

            Timings have `_count`, `_sum` and `_max` (the longest of the last minutes) as usual; `emissions_batch_seconds` has buckets as well. Beside
            these there are Micrometer's own metrics of the JVM's memory (`jvm_memory_*`, `jvm_buffer_*`) and of the processors (`process_cpu_*`, `system_*`).

            ## Alerts worth having

            ```promql
            emissions_retention_left_seconds < 3600
            emissions_lag_seconds > 300
            max by (topic) (emissions_lag_events) > 0 and max by (topic) (emissions_last_seal_age_seconds) > 300
            sum by (topic) (rate(emissions_events_total{disposition="quarantined"}[10m])) / sum by (topic) (rate(emissions_events_total[10m])) > 0.1
            ```

            In turn: unread events may be deleted within the hour; the cleaner is five minutes behind; it seals nothing although there is something
            to read; one event in ten is rejected. `absent(emissions_sealed_offset)` says that no cleaner runs; so does a fetch that fails.
            """;
}
