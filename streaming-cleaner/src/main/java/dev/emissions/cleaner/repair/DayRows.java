package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The rows of one event date at one version of cleaned, some files at a time. */
final class DayRows {
    private static final long MOST_ROWS = 200_000;
    private static final List<String> COLUMNS = List.of(
            CleanedTable.KAFKA_TOPIC,
            CleanedTable.KAFKA_PARTITION,
            CleanedTable.KAFKA_OFFSET,
            CleanedTable.EVENT_ID,
            CleanedTable.PAYLOAD_HASH,
            CleanedTable.FLAGS,
            CleanedTable.REPAIRS);

    private final TableReader cleaned;
    private final List<TableFile> files;

    DayRows(TableReader cleaned, int day) {
        Predicate sameDay = new Predicate("=", List.of(new Column(CleanedTable.EVENT_DATE), Literal.ofDate(day)));
        this.cleaned = cleaned;
        this.files = cleaned.files(sameDay);
    }

    /** A row as it stands: its offset, its id's hash, and its payload's. */
    record Standing(long offset, long high, long low, long payload) {}

    /** What to do with some rows of one partition. */
    @FunctionalInterface
    interface Visitor {
        /** Takes rows in the order of their offsets. */
        void visit(TopicPartition partition, List<Standing> rows) throws IOException;
    }

    /** Addresses of the files that hold them. */
    List<String> addresses() {
        return files.stream().map(TableFile::path).toList();
    }

    /** Shows every row to the visitor, and its flags and repairs to the counter. */
    void forEach(RuleChanges changes, Visitor visitor) throws IOException {
        // Files of the same time hold neighbouring offsets, whose records lie together, too.
        List<TableFile> inOrder = files.stream()
                .sorted(Comparator.comparingLong(TableFile::modifiedMillis))
                .toList();
        Set<String> some = new HashSet<>();
        long rows = 0;
        for (TableFile file : inOrder) {
            some.add(file.path());
            rows += file.rows() < 0 ? MOST_ROWS : file.rows();
            if (rows >= MOST_ROWS) {
                show(some, changes, visitor);
                some.clear();
                rows = 0;
            }
        }
        if (!some.isEmpty()) {
            show(some, changes, visitor);
        }
    }

    private void show(Set<String> addresses, RuleChanges changes, Visitor visitor) throws IOException {
        Map<TopicPartition, List<Standing>> byPartition = new HashMap<>();
        try (TableRows rows = cleaned.rowsOf(addresses, COLUMNS)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                changes.before(row);
                Position position = Position.of(row);
                byPartition
                        .computeIfAbsent(
                                new TopicPartition(position.topic(), position.partition()), unused -> new ArrayList<>())
                        .add(standing(position.offset(), row));
            }
        }
        for (var some : byPartition.entrySet()) {
            List<Standing> sorted = some.getValue().stream()
                    .sorted(Comparator.comparingLong(Standing::offset))
                    .collect(Collectors.toList());
            visitor.visit(some.getKey(), sorted);
        }
    }

    private static Standing standing(long offset, TableRow row) {
        long[] id = EventIdentity.hash((String) row.value(CleanedTable.EVENT_ID));
        return new Standing(offset, id[0], id[1], (Long) row.value(CleanedTable.PAYLOAD_HASH));
    }
}
