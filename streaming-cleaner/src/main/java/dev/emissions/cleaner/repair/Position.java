package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record stands in Kafka; its only name that never changes. */
record Position(String topic, int partition, long offset) implements Comparable<Position> {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]{1,249}):(\\d{1,9}):(\\d{1,18})");
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::topic)
            .thenComparingInt(Position::partition)
            .thenComparingLong(Position::offset);

    /** Reads {@code TOPIC:PARTITION:OFFSET}. */
    static Position parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read a record's position: expected TOPIC:PARTITION:OFFSET, such as emissions.events:0:120,"
                            + " got '" + text + "'");
        }
        return new Position(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** Position of a row of quarantine or of the archive. */
    static Position of(TableRow row) {
        return new Position(
                (String) row.value(QuarantineTable.KAFKA_TOPIC),
                (Integer) row.value(QuarantineTable.KAFKA_PARTITION),
                (Long) row.value(QuarantineTable.KAFKA_OFFSET));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
