package dev.emissions.proof.status;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.DurationText;
import dev.emissions.cli.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the cleaner may be behind: by so many events over all partitions, or by so much time in any of them. One of the two is empty.
 *
 * @param events most unread events
 * @param age greatest age of an unread record
 */
record MaxLag(Optional<Long> events, Optional<Duration> age) {
    private static final Pattern EVENTS = Pattern.compile("\\d{1,18}");

    static MaxLag parse(String text) {
        if (EVENTS.matcher(text.strip()).matches()) {
            return new MaxLag(Optional.of(Long.valueOf(text.strip())), Optional.empty());
        }
        return new MaxLag(
                Optional.empty(),
                Optional.of(DurationText.parse(text)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "Cannot read --max-lag: expected a number of events such as 10000, or a time such as"
                                        + " 500ms, 30s, 5m, 2h or 1d, got '" + text + "'"))));
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
