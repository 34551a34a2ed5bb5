package dev.emissions.cleaner;

import dev.emissions.lakehouse.SealNote;
import java.util.Map;

/** Whoever tells the world what was sealed. */
interface SealListener {
    /**
     * Takes note of a sealed batch; returns at once and never fails, for the next batch waits.
     *
     * @param notes by partition, how fresh its records were
     */
    void sealed(BatchReport batch, Map<Integer, SealNote> notes);
}
