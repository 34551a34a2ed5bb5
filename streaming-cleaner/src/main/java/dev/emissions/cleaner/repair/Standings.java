package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where offsets stand by their latest correction; about thirty bytes for each that has one. */
final class Standings {
    private static final Disposition[] DISPOSITIONS = Disposition.values();
    private static final int DISPOSITION_BITS = 3;
    private static final int SEEN = 1;
    private static final List<String> COLUMNS = List.of(
            CorrectionsTable.TOPIC,
            CorrectionsTable.PARTITION,
            CorrectionsTable.OFFSET,
            CorrectionsTable.TO_DISPOSITION,
            CorrectionsTable.CORRECTED_AT);

    private final Map<String, Map<Integer, OffsetMap>> latest = new HashMap<>();

    private Standings() {}

    /** Reads the newest corrections of the positions for which {@code wanted} holds. */
    static Standings read(Lake lake, Predicate<Position> wanted) {
        Optional<TableReader> corrections = TableReader.newest(lake, CorrectionsTable.CONTRACT.path());
        Standings standings = new Standings();
        if (corrections.isEmpty()) {
            return standings;
        }
        try (TableRows rows = corrections.orElseThrow().rows(COLUMNS)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                Position position = new Position(
                        (String) row.value(CorrectionsTable.TOPIC),
                        (Integer) row.value(CorrectionsTable.PARTITION),
                        (Long) row.value(CorrectionsTable.OFFSET));
                if (wanted.test(position)) {
                    standings.note(
                            position, Disposition.of((String) row.value(CorrectionsTable.TO_DISPOSITION)), (Instant)
                                    row.value(CorrectionsTable.CORRECTED_AT));
                }
            }
        }
        return standings;
    }

    /** How many corrections there are. */
    static long count(Lake lake) {
        return TableReader.newest(lake, CorrectionsTable.CONTRACT.path())
                .map(table -> table.size().rows())
                .orElse(0L);
    }

    private void note(Position position, Disposition disposition, Instant at) {
        long packed = (Micros.of(at) << (DISPOSITION_BITS + 1)) | ((long) disposition.ordinal() << 1);
        latest.computeIfAbsent(position.topic(), unused -> new HashMap<>())
                .computeIfAbsent(position.partition(), unused -> new OffsetMap())
                .putLarger(position.offset(), packed);
    }

    /** Where a record that was rejected once stands now. */
    Disposition of(Position position) {
        OffsetMap offsets = offsets(position);
        long packed = offsets == null ? OffsetMap.NONE : offsets.get(position.offset());
        return packed == OffsetMap.NONE
                ? Disposition.QUARANTINED
                : DISPOSITIONS[(int) (packed >>> 1) & ((1 << DISPOSITION_BITS) - 1)];
    }

    /** Where an offset stands by its latest correction, or empty if it has none. */
    Optional<Disposition> corrected(Position position) {
        OffsetMap offsets = offsets(position);
        return offsets == null || offsets.get(position.offset()) == OffsetMap.NONE
                ? Optional.empty()
                : Optional.of(of(position));
    }

    /** Whether this is asked of the position for the first time; only one that was corrected can be asked twice. */
    boolean isNew(Position position) {
        OffsetMap offsets = offsets(position);
        long packed = offsets == null ? OffsetMap.NONE : offsets.get(position.offset());
        if (packed == OffsetMap.NONE) {
            return true;
        }
        offsets.putLarger(position.offset(), packed | SEEN);
        return (packed & SEEN) == 0;
    }

    private OffsetMap offsets(Position position) {
        Map<Integer, OffsetMap> partitions = latest.get(position.topic());
        return partitions == null ? null : partitions.get(position.partition());
    }
}
