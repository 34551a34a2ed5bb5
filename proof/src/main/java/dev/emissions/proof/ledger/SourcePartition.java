package dev.emissions.proof.ledger;

import java.util.Comparator;

/** One partition of a topic. */
public record SourcePartition(String topic, int partition) implements Comparable<SourcePartition> {
    private static final Comparator<SourcePartition> ORDER =
            Comparator.comparing(SourcePartition::topic).thenComparingInt(SourcePartition::partition);

    @Override
    public int compareTo(SourcePartition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + " [" + partition + "]";
    }
}
