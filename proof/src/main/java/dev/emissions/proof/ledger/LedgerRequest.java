package dev.emissions.proof.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/** Which part of the books is shown, and how closely. */
public record LedgerRequest(Optional<String> topic, OptionalInt partition, Detail detail) {

    /** How closely. */
    public enum Detail {
        /** How many offsets came to each end. */
        COUNTS,
        /** Also which, of those that are in no table. */
        OFFSETS
    }

    boolean accepts(LedgerEntry entry) {
        return accepts(entry.topic(), entry.partition());
    }

    boolean accepts(String ofTopic, int ofPartition) {
        return topic.map(ofTopic::equals).orElse(true) && (partition.isEmpty() || partition.getAsInt() == ofPartition);
    }
}
