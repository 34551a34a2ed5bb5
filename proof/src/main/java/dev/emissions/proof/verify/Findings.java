package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong, and what was checked and seen. Safe for use by several threads. */
final class Findings {
    /** Beyond so many ranges of one check and partition only their number is kept. */
    static final int MOST_RANGES = 100_000;

    private static final int MOST_DETAILS = 20;

    private final Map<Key, OffsetRanges> offsets = new HashMap<>();
    private final Map<Key, Long> further = new HashMap<>();
    private final Map<Check, List<String>> details = new EnumMap<>(Check.class);
    private final Map<Check, Long> detailCounts = new EnumMap<>(Check.class);
    private final Map<Check, Long> checked = new EnumMap<>(Check.class);

    private record Key(Check check, SourcePartition source) {}

    /** The check failed at these offsets. */
    synchronized void add(Check check, SourcePartition source, OffsetRanges found) {
        if (found.size() == 0) {
            return;
        }
        var key = new Key(check, source);
        OffsetRanges known = offsets.computeIfAbsent(key, unused -> new OffsetRanges());
        for (int i = 0; i < found.size(); i++) {
            if (known.size() < MOST_RANGES) {
                known.add(found.from(i), found.until(i));
            } else {
                further.merge(key, found.until(i) - found.from(i), Long::sum);
            }
        }
    }

    void add(Check check, SourcePartition source, long from, long until) {
        OffsetRanges range = new OffsetRanges();
        range.add(from, until);
        add(check, source, range);
    }

    /** The check failed as the sentence tells; only the first ones are kept. */
    synchronized void tell(Check check, String sentence) {
        List<String> told = details.computeIfAbsent(check, unused -> new ArrayList<>());
        if (told.contains(sentence)) {
            return;
        }
        detailCounts.merge(check, 1L, Long::sum);
        if (told.size() < MOST_DETAILS) {
            told.add(sentence);
        }
    }

    /** The same reading, but a file that cannot be read is a finding, and not the end. */
    Workers.Task<TableFile> noting(Workers.Task<TableFile> reading) {
        return file -> {
            try {
                reading.run(file);
            } catch (IOException | RuntimeException e) {
                tell(Check.FILES, file.path() + ": " + e.getMessage());
            }
        };
    }

    /** So many things were held against the check. */
    synchronized void checked(Check check, long count) {
        checked.merge(check, count, Long::sum);
    }

    synchronized long checkedBy(Check check) {
        return checked.getOrDefault(check, 0L);
    }

    synchronized boolean isEmpty() {
        return offsets.isEmpty() && detailCounts.isEmpty();
    }

    synchronized boolean failed(Check check) {
        return detailCounts.containsKey(check) || offsets.keySet().stream().anyMatch(key -> key.check == check);
    }

    /** The check's failures in the order of their partitions. */
    synchronized List<Failure> failures(Check check) {
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().check == check)
                .map(entry -> new Failure(
                        entry.getKey().source,
                        Ranges.union(entry.getValue()),
                        further.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparing(Failure::source))
                .toList();
    }

    synchronized List<String> details(Check check) {
        return List.copyOf(details.getOrDefault(check, List.of()));
    }

    synchronized long detailCount(Check check) {
        return detailCounts.getOrDefault(check, 0L);
    }

    /**
     * Where a check failed.
     *
     * @param offsets exact, ascending
     * @param further how many more offsets there are, which were too many to keep
     */
    record Failure(SourcePartition source, OffsetRanges offsets, long further) {
        long count() {
            return offsets.count() + further;
        }
    }
}
