package dev.emissions.proof.verify;

import java.util.EnumMap;
import java.util.Map;

/** Offsets whose records can be read nowhere any more, by the reason. Safe for use by several threads. */
final class BeyondProof {
    /** Why a record cannot be read. */
    enum Reason {
        /** Nobody asked the broker. */
        NOT_ASKED("not held against the broker (--no-broker) or an archive"),
        /** It is older than what the broker keeps, and no archive has it. */
        EXPIRED("the broker has them no longer, and no archive has them"),
        /** A later record of its key took its place. */
        COMPACTED("compaction has removed them"),
        /** The topic was deleted and made anew. */
        RECREATED("the topic that they were read from is no more");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

    synchronized void add(Reason reason, long count) {
        if (count > 0) {
            counts.merge(reason, count, Long::sum);
        }
    }

    synchronized Map<Reason, Long> counts() {
        return new EnumMap<>(counts);
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
