package dev.emissions.proof.status;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the cleaner may be behind: by so many events over all partitions, or by so much time in any of them. One of the two is empty.
 *
 * @param events most unread events
 * @param age greatest age of an unread record
 */
record MaxLag(Optional<Long> events, Optional<Duration> age) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d)?", Pattern.CASE_INSENSITIVE);

    static MaxLag parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read --max-lag: expected a number of events such as 10000, or a time such as 500ms, 30s, 5m,"
                            + " 2h or 1d, got '" + text + "'");
        }
        long amount = Long.parseLong(parts.group(1));
        return parts.group(2) == null
                ? new MaxLag(Optional.of(amount), Optional.empty())
                : new MaxLag(Optional.empty(), Optional.of(age(amount, parts.group(2))));
    }

    private static Duration age(long amount, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** By what the partitions exceed it, or empty if they do not. */
    Optional<String> excess(List<PartitionStatus> partitions) {
        long behind = partitions.stream().mapToLong(PartitionStatus::lag).sum();
        if (events.isPresent() && behind > events.orElseThrow()) {
            return Optional.of(String.format(
                    Locale.ROOT, "%,d events are unread; expected at most %,d", behind, events.orElseThrow()));
        }
        Duration oldest = partitions.stream()
                .flatMap(partition -> partition.lagAge().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (age.isPresent() && oldest.compareTo(age.orElseThrow()) > 0) {
            return Optional.of("the oldest unread record is " + Spans.text(oldest) + " old; expected at most "
                    + Spans.text(age.orElseThrow()));
        }
        return Optional.empty();
    }
}
