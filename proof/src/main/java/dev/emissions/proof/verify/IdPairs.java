package dev.emissions.proof.verify;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.columns.FileColumns;
import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Pairs of cleaned rows whose ids have the same 128-bit hash on one event date. The first ones are held against each other letter by
 * letter; beyond those the hash is believed. Safe for use by several threads.
 */
final class IdPairs {
    private static final int MOST_EXACT = 10_000;
    private static final List<String> COLUMNS = List.of(
            CleanedTable.KAFKA_TOPIC, CleanedTable.KAFKA_PARTITION, CleanedTable.KAFKA_OFFSET, CleanedTable.EVENT_ID);

    private final Partitions partitions;
    private final Findings findings;
    private final List<Pair> pairs = new ArrayList<>();

    IdPairs(Partitions partitions, Findings findings) {
        this.partitions = partitions;
        this.findings = findings;
    }

    private record Place(int partition, long offset) {}

    private record Pair(int day, Place first, Place second) {}

    synchronized void suspect(int day, int firstPartition, long firstOffset, int secondPartition, long secondOffset) {
        var pair = new Pair(day, new Place(firstPartition, firstOffset), new Place(secondPartition, secondOffset));
        if (pairs.size() < MOST_EXACT) {
            pairs.add(pair);
        } else {
            fail(pair);
        }
    }

    /** Reads the ids of all pairs from {@code files} and tells which are really the same. */
    synchronized void compare(List<TableFile> files, Configuration configuration, Workers workers) throws IOException {
        if (pairs.isEmpty()) {
            return;
        }
        Set<String> days = pairs.stream()
                .map(pair -> java.time.LocalDate.ofEpochDay(pair.day).toString())
                .collect(Collectors.toSet());
        Map<Place, Set<String>> ids = new ConcurrentHashMap<>();
        pairs.stream()
                .flatMap(pair -> Stream.of(pair.first, pair.second))
                .forEach(place -> ids.put(place, ConcurrentHashMap.newKeySet()));
        List<TableFile> sameDays = files.stream()
                .filter(file -> days.contains(file.partitionValue(CleanedTable.EVENT_DATE)))
                .toList();
        workers.forEach(sameDays, findings.noting(file -> readIds(file, configuration, ids)));
        for (Pair pair : pairs) {
            Set<String> first = ids.get(pair.first);
            if (ids.get(pair.second).stream().anyMatch(first::contains)) {
                fail(pair);
                findings.tell(
                        Check.UNIQUE_IDS,
                        text(pair.first) + " and " + text(pair.second) + ": both " + String.join(", ", first) + " on "
                                + java.time.LocalDate.ofEpochDay(pair.day));
            }
        }
    }

    private void readIds(TableFile file, Configuration configuration, Map<Place, Set<String>> ids) throws IOException {
        Map<String, Map<Integer, Integer>> numbers = new HashMap<>();
        FileColumns.read(file, configuration, COLUMNS, row -> {
            String topic = row.binaryAt(0).toStringUsingUTF8();
            int partition = numbers.computeIfAbsent(topic, unused -> new HashMap<>())
                    .computeIfAbsent(row.intAt(1), number -> partitions.find(new SourcePartition(topic, number)));
            Set<String> found = ids.get(new Place(partition, row.longAt(2)));
            if (found != null) {
                found.add(String.valueOf(row.binaryAt(3).toStringUsingUTF8()));
            }
        });
    }

    private void fail(Pair pair) {
        for (Place place : List.of(pair.first, pair.second)) {
            OffsetRanges one = new OffsetRanges();
            one.add(place.offset);
            findings.add(Check.UNIQUE_IDS, partitions.source(place.partition), one);
        }
    }

    private String text(Place place) {
        return partitions.source(place.partition) + " " + place.offset;
    }
}
