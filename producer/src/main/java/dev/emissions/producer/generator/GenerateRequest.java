package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user asked the generator for; what was not said is null.
 *
 * @param amount how much and how fast
 * @param eventTime when the events happen
 * @param content what the events are like
 * @param output a file instead of Kafka, if its path is not null
 * @param kafka where events are published
 * @param labels where the truth is written; null for nowhere
 */
public record GenerateRequest(
        Amount amount, EventTime eventTime, Content content, Output output, Kafka kafka, Path labels, boolean force) {
    private static final long MOST_DOMAINS = 100_000;

    /** @throws CommandFailure that names every option whose value cannot be */
    public GenerateRequest {
        List<String> violations = new ArrayList<>();
        check(violations, amount.count() == null || amount.count() > 0, "--count", amount.count(), "at least 1");
        check(violations, amount.rate() == null || amount.rate() > 0, "--rate", amount.rate(), "more than 0");
        check(violations, isLong(amount.duration()), "--duration", amount.duration(), "longer than nothing");
        check(violations, isLong(eventTime.span()), "--span", eventTime.span(), "longer than nothing");
        check(
                violations,
                eventTime.span() == null || eventTime.span().compareTo(Traffic.LONGEST_SPAN) <= 0,
                "--span",
                eventTime.span(),
                "at most " + Traffic.LONGEST_SPAN.toDays() + "d");
        check(
                violations,
                content.domains() > 0 && content.domains() <= MOST_DOMAINS,
                "--domains",
                content.domains(),
                "1 to " + MOST_DOMAINS);
        check(
                violations,
                content.anomalyRate() >= 0 && content.anomalyRate() <= 1,
                "--anomalies",
                content.anomalyRate(),
                "0 to 1");
        check(violations, kafka.partitions() > 0, "--partitions", kafka.partitions(), "at least 1");
        check(
                violations,
                output.file() != null || kafka.brokers() != null,
                "--bootstrap-servers",
                "nothing",
                "HOST:PORT, a running local stack, or --output FILE");
        check(
                violations,
                output.file() != null || output.format() == null,
                "--format",
                output.format(),
                "--output too");
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot generate events: " + String.join("; ", violations));
        }
    }

    private static boolean isLong(Duration duration) {
        return duration == null || !(duration.isZero() || duration.isNegative());
    }

    private static void check(List<String> violations, boolean holds, String option, Object got, String expected) {
        if (!holds) {
            violations.add(option + ": got " + got + ", expected " + expected);
        }
    }

    /**
     * How much is generated, and how fast.
     *
     * @param duration time on the clock
     */
    public record Amount(Long count, Double rate, Duration duration) {}

    /**
     * When the events happen.
     *
     * @param start of the first event
     */
    public record EventTime(Instant start, Duration span) {}

    /**
     * What the events are like.
     *
     * @param issues as {@code --issues} takes them
     */
    public record Content(long seed, int domains, String issues, double anomalyRate) {}

    /**
     * A file to write.
     *
     * @param format null to go by the file's extension
     */
    public record Output(Path file, String format) {}

    /**
     * A topic to publish to.
     *
     * @param partitions of a topic that has to be made
     */
    public record Kafka(KafkaAddress brokers, String topic, int partitions) {}
}
