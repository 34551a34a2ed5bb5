package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** The records that the archive keeps, as of one version of it. */
final class ArchiveRecords implements RawRecords {
    private static final List<String> COLUMNS = List.of(
            ArchiveTable.KAFKA_TOPIC,
            ArchiveTable.KAFKA_PARTITION,
            ArchiveTable.KAFKA_OFFSET,
            ArchiveTable.KAFKA_TIMESTAMP,
            ArchiveTable.RAW_KEY,
            ArchiveTable.RAW_VALUE,
            ArchiveTable.HEADERS);

    private final Optional<TableReader> archive;

    ArchiveRecords(Lake lake) {
        this.archive = TableReader.newest(lake, ArchiveTable.CONTRACT.path());
    }

    @Override
    public void read(TopicPartition partition, long[] offsets, MissingRecords missing, Visitor visitor)
            throws IOException {
        BitSet found = new BitSet(offsets.length);
        if (archive.isPresent() && offsets.length > 0) {
            try (var rows = archive.orElseThrow().rows(COLUMNS, files(partition, offsets))) {
                while (rows.hasNext()) {
                    TableRow row = rows.next();
                    int at = find(partition, offsets, row);
                    if (at >= 0 && !found.get(at)) {
                        found.set(at);
                        visitor.visit(Rejected.record(row));
                    }
                }
            }
        }
        for (int at = found.nextClearBit(0); at < offsets.length; at = found.nextClearBit(at + 1)) {
            missing.add(partition, offsets[at]);
        }
    }

    private static int find(TopicPartition partition, long[] offsets, TableRow row) {
        Position position = Position.of(row);
        return position.partition() == partition.partition() && position.topic().equals(partition.topic())
                ? Arrays.binarySearch(offsets, position.offset())
                : -1;
    }

    private static Predicate files(TopicPartition partition, long[] offsets) {
        return new And(
                compare("=", ArchiveTable.KAFKA_PARTITION, Literal.ofInt(partition.partition())),
                new And(
                        compare(">=", ArchiveTable.KAFKA_OFFSET, Literal.ofLong(offsets[0])),
                        compare("<=", ArchiveTable.KAFKA_OFFSET, Literal.ofLong(offsets[offsets.length - 1]))));
    }

    private static Predicate compare(String how, String column, Literal value) {
        return new Predicate(how, List.of(new Column(column), value));
    }

    @Override
    public void close() {}
}
