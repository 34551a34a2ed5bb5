package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.KafkaRecord;
import java.io.Closeable;
import java.io.IOException;
import org.apache.kafka.common.TopicPartition;

/** Where the bytes of records that were read once can be read again. */
interface RawRecords extends Closeable {
    /**
     * Shows the records at these offsets to the visitor, each once, in no order.
     *
     * @param offsets ascending, without repetition
     * @param missing takes note of those that are no longer there
     */
    void read(TopicPartition partition, long[] offsets, MissingRecords missing, Visitor visitor) throws IOException;

    /** What to do with a record. */
    @FunctionalInterface
    interface Visitor {
        void visit(KafkaRecord record) throws IOException;
    }

    /** The place that keeps them. */
    interface Source {
        /** Gives access to them as they are now. */
        RawRecords open();

        /** What people call it. */
        String name();
    }
}
