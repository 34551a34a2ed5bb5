package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The events of a domain that may be compared: same framework and methodology. */
record DomainKey(String framework, String methodologyVersion, String domain) {
    private static final long HASH_START = 0xCBF29CE484222325L;
    private static final long HASH_FACTOR = 0x100000001B3L;

    static DomainKey of(CleanedEvent event) {
        return new DomainKey(event.framework(), event.methodologyVersion(), event.domain());
    }

    /**
     * An even number that brings a domain's records together when sorted, with few others (FNV-1a, without its last bit); what belongs
     * after the rest has the odd number above.
     */
    long sortKey() {
        long hash = HASH_START;
        for (String part : new String[] {domain, framework, methodologyVersion}) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * HASH_FACTOR;
            }
            hash *= HASH_FACTOR;
        }
        return hash & ~1;
    }

    void writeTo(DataOutput out) throws IOException {
        Wire.writeText(framework, out);
        Wire.writeText(methodologyVersion, out);
        Wire.writeText(domain, out);
    }

    static DomainKey readFrom(DataInput in) throws IOException {
        return new DomainKey(Wire.readText(in), Wire.readText(in), Wire.readText(in));
    }
}
