package dev.emissions.proof.verify;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.columns.FileColumns;
import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Binary;

/** Looks for twins in all of the cleaned table: also among rows that are not verified, of which some may not be sealed yet. */
final class TwinSearch {
    private static final int AT_ONCE = 500_000;
    private static final List<String> COLUMNS = List.of(
            CleanedTable.KAFKA_TOPIC,
            CleanedTable.KAFKA_PARTITION,
            CleanedTable.KAFKA_OFFSET,
            CleanedTable.EVENT_ID,
            CleanedTable.PAYLOAD_HASH);

    private final Twins twins;
    private final Partitions partitions;
    private final List<TableFile> files;
    private final Configuration configuration;
    private final Workers workers;
    private final Map<Key, List<DuplicateClaim>> wanted = new ConcurrentHashMap<>();
    private int size;

    /**
     * @param files all of the cleaned table
     */
    TwinSearch(
            Twins twins, Partitions partitions, List<TableFile> files, Configuration configuration, Workers workers) {
        this.twins = twins;
        this.partitions = partitions;
        this.files = files;
        this.configuration = configuration;
        this.workers = workers;
    }

    private record Key(long high, long low, int day, long payload) {}

    /** Looks for the twins of the claims that have none yet; those that have none at all fail. */
    void search() throws IOException {
        twins.missing().forEach((longs, at) -> {
            DuplicateClaim claim = DuplicateClaim.of(longs, at);
            wanted.computeIfAbsent(
                            new Key(claim.high(), claim.low(), claim.day(), claim.payload()),
                            unused -> new ArrayList<>())
                    .add(claim);
            if (++size == AT_ONCE) {
                searchWanted();
            }
        });
        searchWanted();
    }

    private void searchWanted() throws IOException {
        Set<String> days = wanted.keySet().stream()
                .map(key -> LocalDate.ofEpochDay(key.day).toString())
                .collect(Collectors.toSet());
        workers.forEach(
                files.stream()
                        .filter(file -> days.contains(file.partitionValue(CleanedTable.EVENT_DATE)))
                        .toList(),
                twins.findings().noting(this::search));
        wanted.values()
                .forEach(claims -> claims.forEach(claim -> twins.fail(
                        claim, "cleaned has no row of its id and payload on " + LocalDate.ofEpochDay(claim.day()))));
        wanted.clear();
        size = 0;
    }

    /** A partition that the ledger does not know yet has a batch that stands in cleaned and is not sealed: it comes after all of its topic. */
    private void found(DuplicateClaim claim, SourcePartition source, long offset) throws IOException {
        int partition = partitions.find(source);
        if (partition >= 0) {
            twins.found(claim, partition, offset);
        } else if (source.topic().equals(partitions.source(claim.partition()).topic())) {
            twins.fail(claim, "its twin, " + source + " " + offset + ", was accepted later");
        }
    }

    private void search(TableFile file) throws IOException {
        int day = (int)
                LocalDate.parse(file.partitionValue(CleanedTable.EVENT_DATE)).toEpochDay();
        FileColumns.read(file, configuration, COLUMNS, row -> {
            Binary id = row.binaryAt(3);
            if (id == null) {
                return;
            }
            byte[] bytes = id.getBytesUnsafe();
            long[] hash = RecordPrint.id(bytes, 0, bytes.length);
            List<DuplicateClaim> claims = wanted.remove(new Key(hash[0], hash[1], day, row.longAt(4)));
            if (claims != null) {
                var source = new SourcePartition(row.binaryAt(0).toStringUsingUTF8(), row.intAt(1));
                for (DuplicateClaim claim : claims) {
                    found(claim, source, row.longAt(2));
                }
            }
        });
    }
}
