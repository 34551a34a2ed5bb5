package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that people put in the place of records' own, the latest of each record. */
final class Edits {
    private static final long MOST_BYTES = 128L << 20;
    private static final List<String> COLUMNS = List.of(
            CorrectionsTable.TOPIC,
            CorrectionsTable.PARTITION,
            CorrectionsTable.OFFSET,
            CorrectionsTable.CORRECTED_AT,
            CorrectionsTable.EDITED_VALUE);

    private final Map<Position, Edit> edits = new HashMap<>();

    private Edits() {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Edit(Instant at, byte[] value) {}

    /** Reads all that stand in the corrections. */
    static Edits read(Lake lake) {
        Edits edits = new Edits();
        Optional<TableReader> table = TableReader.newest(lake, CorrectionsTable.CONTRACT.path());
        if (table.isPresent()) {
            try (var rows = table.orElseThrow().rows(COLUMNS)) {
                long bytes = 0;
                while (rows.hasNext()) {
                    bytes += edits.take(rows.next());
                    requireFew(bytes);
                }
            }
        }
        return edits;
    }

    private static void requireFew(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot reprocess: people edited more than " + (MOST_BYTES >> 20)
                            + " MiB of records; expected fewer, which fit into memory");
        }
    }

    private long take(TableRow row) {
        byte[] value = (byte[]) row.value(CorrectionsTable.EDITED_VALUE);
        if (value == null) {
            return 0;
        }
        Position position = new Position(
                (String) row.value(CorrectionsTable.TOPIC), (Integer) row.value(CorrectionsTable.PARTITION), (Long)
                        row.value(CorrectionsTable.OFFSET));
        Edit edit = new Edit((Instant) row.value(CorrectionsTable.CORRECTED_AT), value);
        edits.merge(position, edit, (one, other) -> one.at.isAfter(other.at) ? one : other);
        return value.length;
    }

    /** What a person made of the record, or empty if it is as Kafka held it. */
    Optional<byte[]> of(Position position) {
        return Optional.ofNullable(edits.get(position)).map(Edit::value);
    }
}
