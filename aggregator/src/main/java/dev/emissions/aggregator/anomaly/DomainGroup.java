package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import java.util.Iterator;
import java.util.Map;

/**
 * What is known of one domain, or, should their sort keys collide, of a few.
 *
 * @param events their events to judge; may be walked once, before the next group is asked for
 */
record DomainGroup(Map<DomainKey, DomainHistory> domains, Iterator<CleanedEvent> events) {}
