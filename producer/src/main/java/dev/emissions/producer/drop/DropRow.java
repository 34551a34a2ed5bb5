package dev.emissions.producer.drop;

import dev.emissions.schemas.EmissionEvent;

/** One row of a dropped file. */
sealed interface DropRow {
    /** Line of the row's first character, counted from 1. */
    long line();

    /**
     * A row that is an event, if perhaps a bad one.
     *
     * @param text the row's own text where the event cannot tell all of it, else null
     */
    record Parsed(long line, EmissionEvent event, String text) implements DropRow {}

    /**
     * A row that is none.
     *
     * @param source its own bytes
     * @param error why
     */
    record Malformed(Line source, String error) implements DropRow {
        @Override
        public long line() {
            return source.number();
        }
    }
}
