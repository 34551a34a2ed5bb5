package dev.emissions.lakehouse;

import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import org.apache.commons.codec.digest.MurmurHash3;

/** The column {@link CleanedTable#PAYLOAD_HASH}: by it a resent event is told from another one that has its id. */
public final class PayloadHash {
    private static final int SEED = 0;

    private PayloadHash() {}

    /** First half of the 128-bit MurmurHash3 of the event's payload: its Avro bytes in the current schema, without their header. */
    public static long of(EventView event) {
        int length = event.payloadEnd() - EventDecoder.HEADER_BYTES;
        return MurmurHash3.hash128x64(event.buffer(), EventDecoder.HEADER_BYTES, length, SEED)[0];
    }
}
