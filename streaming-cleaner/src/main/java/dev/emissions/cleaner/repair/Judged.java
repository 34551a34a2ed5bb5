package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.IdMap;
import java.util.List;
import java.util.Map;

/**
 * What today's rules say of a record.
 *
 * @param identity the event's, or null if the rules reject the record
 * @param reasons ids of the rules that reject it
 */
record Judged(Candidate candidate, EventIdentity identity, List<String> reasons) {
    boolean isAccepted() {
        return identity != null;
    }

    /** Payload of the event that has this one's id in one of the maps, by event date, or null. */
    Long twinsPayload(List<Map<Integer, IdMap>> maps) {
        for (Map<Integer, IdMap> ids : maps) {
            IdMap sameDay = ids.get(identity.day());
            if (sameDay != null && sameDay.contains(identity.high(), identity.low())) {
                return sameDay.payload(identity.high(), identity.low());
            }
        }
        return null;
    }

    /** Adds the event's id. */
    void addTo(Map<Integer, IdMap> ids) {
        ids.computeIfAbsent(identity.day(), unused -> new IdMap())
                .add(identity.high(), identity.low(), identity.payload());
    }
}
