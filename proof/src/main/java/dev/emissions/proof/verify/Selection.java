package dev.emissions.proof.verify;

import java.time.Instant;

/** Which of the sealed offsets are verified. */
public sealed interface Selection {
    /** All of them. */
    record Everything() implements Selection {}

    /** Those of ledger rows that were sealed at that time or later. */
    record SealedSince(Instant time) implements Selection {}

    /** Those of the micro-batches that were sealed last. */
    record LastBatches(int count) implements Selection {}

    /** Windows of offsets, chosen at random: the same seed chooses the same ones of the same ledger. */
    record Sample(int windows, long seed) implements Selection {
        /** How many offsets a window has. */
        public static final int WINDOW_OFFSETS = 4096;
    }
}
