package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one rule has in quarantine. */
final class RuleSummary {
    static final List<String> COLUMNS =
            List.of("rule", "open", "closed", "oldest", "newest", "topics", "sources", "example", "reason");

    /** Columns of quarantine that it is drawn up from. */
    static final List<String> READ = List.of(
            QuarantineTable.KAFKA_TOPIC,
            QuarantineTable.KAFKA_PARTITION,
            QuarantineTable.KAFKA_OFFSET,
            QuarantineTable.KAFKA_TIMESTAMP,
            QuarantineTable.REASONS,
            QuarantineTable.DOMAIN,
            QuarantineTable.SOURCE_FILE,
            QuarantineTable.SOURCE_ERROR);

    private static final int MOST_NAMES = 10;
    private static final String MORE = "and more";

    private final String rule;
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> sources = new TreeSet<>();
    private long open;
    private long closed;
    private Instant oldest;
    private Instant newest;
    private Position example;
    private String sourceError;

    RuleSummary(String rule) {
        this.rule = rule;
    }

    long open() {
        return open;
    }

    void add(TableRow row, Disposition standing) {
        if (standing == Disposition.QUARANTINED) {
            open++;
        } else {
            closed++;
        }
        Instant time = (Instant) row.value(QuarantineTable.KAFKA_TIMESTAMP);
        oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
        if (newest == null || !time.isBefore(newest)) {
            newest = time;
            example = Position.of(row);
            sourceError = (String) row.value(QuarantineTable.SOURCE_ERROR);
        }
        addName(topics, row.value(QuarantineTable.KAFKA_TOPIC));
        addName(sources, row.value(QuarantineTable.SOURCE_FILE));
    }

    private static void addName(Set<String> names, Object name) {
        if (name != null && !names.contains(name)) {
            names.add(names.size() < MOST_NAMES ? (String) name : MORE);
        }
    }

    TableRow row() {
        return new TableRow(
                COLUMNS,
                Arrays.asList(
                        rule,
                        open,
                        closed,
                        oldest,
                        newest,
                        List.copyOf(topics),
                        sources.isEmpty() ? null : List.copyOf(sources),
                        example.toString(),
                        sourceError == null ? description(rule) : sourceError));
    }

    /** What the catalogue says of the rule. */
    static String description(String rule) {
        return RuleCatalogue.rules().stream()
                .filter(known -> known.id().equals(rule))
                .map(Rule::description)
                .findFirst()
                .orElse("A rule of an earlier catalogue.");
    }
}
