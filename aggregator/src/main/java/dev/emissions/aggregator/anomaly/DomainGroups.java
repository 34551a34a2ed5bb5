package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Walks over sorted records as {@link DomainCombiner} made them, domain by domain, and holds one of them at a time. */
final class DomainGroups implements Iterator<DomainGroup> {
    private final Iterator<Tuple2<Long, byte[]>> sorted;
    private Tuple2<Long, byte[]> ahead;

    DomainGroups(Iterator<Tuple2<Long, byte[]>> sorted) {
        this.sorted = sorted;
        advance();
    }

    @Override
    public boolean hasNext() {
        skipEvents();
        return ahead != null;
    }

    @Override
    public DomainGroup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long key = ahead._1;
        Map<DomainKey, DomainHistory> domains = new HashMap<>();
        while (ahead != null && ahead._1 == key) {
            Wire.read(ahead._2, in -> {
                DomainKey domain = DomainKey.readFrom(in);
                domains.computeIfAbsent(domain, absent -> new DomainHistory()).addFrom(domain, in);
                return domain;
            });
            advance();
        }
        return new DomainGroup(domains, new Events(key | 1));
    }

    /** Events that nobody asked for; the records of a domain begin with its profiles, whose keys are even. */
    private void skipEvents() {
        while (ahead != null && (ahead._1 & 1) == 1) {
            advance();
        }
    }

    private void advance() {
        ahead = sorted.hasNext() ? sorted.next() : null;
    }

    private final class Events implements Iterator<CleanedEvent> {
        private final long key;

        private Events(long key) {
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            return ahead != null && ahead._1 == key;
        }

        @Override
        public CleanedEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            byte[] record = ahead._2;
            advance();
            return Wire.read(record, Wire::readEvent);
        }
    }
}
