package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.GrowingFilter;
import dev.emissions.cleaner.ids.IdMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids that tasks of one batch accepted in several partitions, since a task sees only its own: the lowest partition keeps each of them,
 * the others set it aside when they run again. That happens where a producer does not key its records, or sends one id under two keys.
 *
 * @param ids each with the partition that keeps it
 */
record ContestedIds(List<Id> ids) implements Serializable {
    static final ContestedIds NONE = new ContestedIds(List.of());

    private static final int WIDTH = 3;

    /**
     * @param day event date: days since 1970-01-01
     * @param payload hash of the payload in the partition that keeps it
     */
    record Id(int day, long high, long low, long payload, int keeper) implements Serializable {}

    /** The ids that more than one of the outcomes accepted. */
    static ContestedIds among(List<PartitionOutcome> outcomes) {
        if (outcomes.size() < 2) {
            return NONE;
        }
        List<PartitionOutcome> inOrder = new ArrayList<>(outcomes);
        inOrder.sort(Comparator.comparingInt(PartitionOutcome::partition));
        Map<Integer, IdMap> suspects = suspects(inOrder);
        return suspects.isEmpty() ? NONE : among(inOrder, suspects);
    }

    /** By event date, every id that several of the outcomes accepted, and a few others. */
    private static Map<Integer, IdMap> suspects(List<PartitionOutcome> outcomes) {
        Map<Integer, GrowingFilter> seen = new HashMap<>();
        Map<Integer, IdMap> suspects = new HashMap<>();
        for (PartitionOutcome outcome : outcomes) {
            outcome.accepted().forEach((day, entries) -> {
                GrowingFilter seenOfDay = seen.computeIfAbsent(day, unused -> new GrowingFilter());
                for (int at = 0; at < entries.length; at += WIDTH) {
                    if (seenOfDay.mightContain(entries[at])) {
                        suspects.computeIfAbsent(day, unused -> new IdMap())
                                .add(entries[at], entries[at + 1], entries[at + 2]);
                    }
                }
                for (int at = 0; at < entries.length; at += WIDTH) {
                    seenOfDay.add(entries[at]);
                }
            });
        }
        return suspects;
    }

    private static ContestedIds among(List<PartitionOutcome> inOrder, Map<Integer, IdMap> suspects) {
        List<Id> contested = new ArrayList<>();
        Map<Integer, IdMap> keepers = new HashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            int index = i;
            inOrder.get(i).accepted().forEach((day, entries) -> {
                IdMap suspectsOfDay = suspects.getOrDefault(day, new IdMap());
                IdMap keepersOfDay = keepers.computeIfAbsent(day, unused -> new IdMap());
                for (int at = 0; at < entries.length; at += WIDTH) {
                    if (suspectsOfDay.contains(entries[at], entries[at + 1])
                            && !keepersOfDay.add(entries[at], entries[at + 1], place(index, at))) {
                        long place = keepersOfDay.payload(entries[at], entries[at + 1]);
                        contested.add(idAt(inOrder.get((int) (place >>> Integer.SIZE)), day, (int) place));
                    }
                }
            });
        }
        return contested.isEmpty() ? NONE : new ContestedIds(contested);
    }

    private static long place(int outcome, int entry) {
        return ((long) outcome << Integer.SIZE) | entry;
    }

    private static Id idAt(PartitionOutcome keeper, int day, int entry) {
        long[] entries = keeper.accepted().get(day);
        return new Id(day, entries[entry], entries[entry + 1], entries[entry + 2], keeper.partition());
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    ContestedIds and(ContestedIds more) {
        List<Id> both = new ArrayList<>(ids);
        both.addAll(more.ids);
        return new ContestedIds(both);
    }

    /** By event date, those that other partitions than this one keep, with the payload that they have there. */
    Map<Integer, IdMap> acceptedElsewhere(int partition) {
        Map<Integer, IdMap> elsewhere = new HashMap<>();
        for (Id id : ids) {
            if (id.keeper() != partition) {
                elsewhere.computeIfAbsent(id.day(), unused -> new IdMap()).add(id.high(), id.low(), id.payload());
            }
        }
        return elsewhere;
    }
}
