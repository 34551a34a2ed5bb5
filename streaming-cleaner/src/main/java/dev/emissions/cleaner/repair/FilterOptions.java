package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which records of quarantine a command deals with. */
final class FilterOptions {
    @Option(
            names = "--rule",
            paramLabel = "RULE",
            split = ",",
            description = "Only records that this rule rejected, such as EVENT_TIME_FUTURE; several mean any of them.")
    private List<String> rules = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only records of this Kafka time or later: a day, or a UTC time like 2026-03-14T09:26:53Z.")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only records before this Kafka time.")
    private String until;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only events that state this domain.")
    private String domain;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "Only rows of this dropped file, as the column source_file names it.")
    private String source;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only records of this topic. All without it.")
    private String topic;

    /** The filter of the options, and of the positions unless there are none. */
    RecordFilter filter(List<String> positions) {
        Set<Position> chosen = positions.stream().map(Position::parse).collect(Collectors.toCollection(TreeSet::new));
        return new RecordFilter(
                Set.copyOf(rules),
                Optional.ofNullable(since).map(text -> time("--since", text)),
                Optional.ofNullable(until).map(text -> time("--until", text)),
                Optional.ofNullable(domain),
                Optional.ofNullable(source),
                Optional.ofNullable(topic),
                chosen);
    }

    private static Instant time(String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read " + option + ": expected a day like 2026-03-14 or a UTC time like"
                            + " 2026-03-14T09:26:53Z, got '" + text + "'",
                    e);
        }
    }
}
