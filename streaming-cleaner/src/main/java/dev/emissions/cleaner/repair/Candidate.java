package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.KafkaRecord;
import java.util.Optional;

/**
 * A rejected record that a repair deals with.
 *
 * @param editedValue what a person put in the place of its value, or empty if it is as Kafka held it
 */
record Candidate(Rejected rejected, Optional<byte[]> editedValue) {
    Position position() {
        return rejected.position();
    }

    /** The record to judge. */
    KafkaRecord record() {
        KafkaRecord original = rejected.record();
        return editedValue.map(original::with).orElse(original);
    }

    /** About how much memory it takes. */
    long bytes() {
        return rejected.bytes() + editedValue.map(value -> value.length).orElse(0);
    }
}
