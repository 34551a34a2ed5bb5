package dev.emissions.proof.verify;

import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where the records themselves can still be read: the broker, if it is asked. Safe for use by several threads. */
interface RecordSource {
    /** A source that has nothing, for a proof of the tables alone. */
    RecordSource NONE = new RecordSource() {
        @Override
        public Optional<Held> held(SourcePartition source) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> topicIds() {
            return Map.of();
        }

        @Override
        public Reader reader() {
            throw new IllegalStateException("Nothing to read");
        }
    };

    /** What the broker still has of the partition, or empty if it has no such partition. */
    Optional<Held> held(SourcePartition source);

    /** The broker's ids of its topics, by name. */
    Map<String, String> topicIds();

    /** A connection for one thread. */
    Reader reader();

    /**
     * The offsets of a partition that can be read.
     *
     * @param first the earliest record that retention has left
     * @param end of the committed records, exclusive
     * @param isCompacted whether records in between may be gone
     */
    record Held(long first, long end, boolean isCompacted) {}

    /** Reads records of one partition after another. */
    interface Reader extends AutoCloseable {
        /**
         * Shows every committed record from {@code from} until {@code until}, in order.
         *
         * @return the first offset that the broker still had, which is {@code from} unless retention has passed it meanwhile
         */
        long read(SourcePartition source, long from, long until, Visitor visitor) throws IOException;

        @Override
        void close();
    }

    /** Takes one record. */
    @FunctionalInterface
    interface Visitor {
        /** The value is null for a tombstone. */
        void visit(long offset, byte[] value) throws IOException;
    }
}
