package dev.emissions.lakehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.expressions.AlwaysTrue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * How far the ledger says that each partition was cleaned. A copy of it is kept beside the ledger, so that only files that came in since
 * need to be read; where there is none, or files were replaced since, all rows are.
 *
 * @param version of the ledger that says so; -1 if there is none
 * @param partitions those with a seal
 */
public record LedgerSummary(long version, List<Sealed> partitions) {
    private static final String COPY = "ops/ledger-summary.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS = List.of(
            LedgerTable.TOPIC,
            LedgerTable.TOPIC_ID,
            LedgerTable.PARTITION,
            LedgerTable.UNTIL_OFFSET,
            LedgerTable.QUARANTINED,
            LedgerTable.SEALED_AT);

    public LedgerSummary {
        partitions = List.copyOf(partitions);
    }

    /**
     * A partition.
     *
     * @param topicId the broker's id of the topic at the last seal that tells it, or null
     * @param toldMicros when that was: microseconds since the epoch
     * @param until end (exclusive) of the sealed offsets
     * @param sealedMicros when the last of its batches was sealed
     * @param quarantined how many records its batches rejected
     */
    public record Sealed(
            String topic,
            int partition,
            String topicId,
            long toldMicros,
            long until,
            long sealedMicros,
            long quarantined) {
        private static Sealed of(TableRow row) {
            boolean tells = row.columns().contains(LedgerTable.TOPIC_ID);
            long micros = Micros.of((Instant) row.value(LedgerTable.SEALED_AT));
            return new Sealed(
                    (String) row.value(LedgerTable.TOPIC),
                    (Integer) row.value(LedgerTable.PARTITION),
                    tells ? (String) row.value(LedgerTable.TOPIC_ID) : null,
                    micros,
                    (Long) row.value(LedgerTable.UNTIL_OFFSET),
                    micros,
                    (Long) row.value(LedgerTable.QUARANTINED));
        }

        private Sealed and(Sealed other) {
            boolean isTold = other.topicId != null && (topicId == null || other.toldMicros > toldMicros);
            return new Sealed(
                    topic,
                    partition,
                    isTold ? other.topicId : topicId,
                    isTold ? other.toldMicros : toldMicros,
                    Math.max(until, other.until),
                    Math.max(sealedMicros, other.sealedMicros),
                    quarantined + other.quarantined);
        }

        /** When the last of its batches was sealed. */
        public Instant sealedAt() {
            return Instant.EPOCH.plus(sealedMicros, ChronoUnit.MICROS);
        }
    }

    private record Key(String topic, int partition) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
        }
    }

    /** What the newest ledger says. */
    public static LedgerSummary newest(Lake lake) {
        return read(lake).summary;
    }

    /** Keeps a copy of what the newest ledger says, for those who read it later. */
    public static void store(Lake lake) throws IOException {
        Copy copy = read(lake);
        Path path = new Path(lake.pathOf(COPY));
        try (var out = path.getFileSystem(lake.configuration()).create(path, true)) {
            out.write(JSON.writeValueAsBytes(copy));
        }
    }

    /** A summary with the addresses of the ledger's files of which it is one. */
    private record Copy(LedgerSummary summary, Set<String> files) {}

    private static Copy read(Lake lake) {
        Optional<TableReader> ledger = TableReader.newest(lake, LedgerTable.CONTRACT.path());
        if (ledger.isEmpty()) {
            return new Copy(new LedgerSummary(-1, List.of()), Set.of());
        }
        TableReader table = ledger.orElseThrow();
        Set<String> files = table.files(AlwaysTrue.ALWAYS_TRUE).stream()
                .map(TableFile::path)
                .collect(Collectors.toSet());
        Copy known = copy(lake)
                .filter(kept -> files.containsAll(kept.files))
                .orElseGet(() -> new Copy(new LedgerSummary(-1, List.of()), Set.of()));
        Set<String> fresh = new HashSet<>(files);
        fresh.removeAll(known.files);
        return new Copy(known.summary.and(table.version(), table.rowsOf(fresh, columns(table))), files);
    }

    /** Those of the topic. */
    public Stream<Sealed> of(String topic) {
        return partitions.stream().filter(one -> one.topic.equals(topic));
    }

    /** A ledger of an early version has not all of them. */
    private static List<String> columns(TableReader ledger) {
        return COLUMNS.stream().filter(ledger.columns()::contains).toList();
    }

    private LedgerSummary and(long newVersion, TableRows added) {
        Map<Key, Sealed> all = new TreeMap<>();
        partitions.forEach(one -> all.put(new Key(one.topic, one.partition), one));
        try (TableRows rows = added) {
            for (Iterator<TableRow> each = rows; each.hasNext(); ) {
                Sealed seal = Sealed.of(each.next());
                all.merge(new Key(seal.topic, seal.partition), seal, Sealed::and);
            }
        }
        return new LedgerSummary(newVersion, List.copyOf(all.values()));
    }

    private static Optional<Copy> copy(Lake lake) {
        Path path = new Path(lake.pathOf(COPY));
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return Optional.of(JSON.readValue(in.readAllBytes(), Copy.class));
        } catch (FileNotFoundException | com.fasterxml.jackson.core.JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
