package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.RuleCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A record's move from one disposition to another. */
record Correction(Position position, Disposition from, Disposition to, Optional<byte[]> editedValue) {
    private static final long DAY_MICROS = 86_400_000_000L;

    /**
     * Writes the corrections of one operation into files that wait to be committed.
     *
     * @param micros when the records moved: microseconds since the epoch
     */
    static List<DataFile> write(Lake lake, Operation operation, long micros, List<Correction> corrections)
            throws IOException {
        int today = day(micros);
        try (var files = files(lake, operation, micros)) {
            for (Correction correction : corrections) {
                files.write(today, correction);
            }
            return files.finish();
        }
    }

    /** A writer of the corrections of one operation; they moved at that time. */
    static DayFiles<Correction> files(Lake lake, Operation operation, long micros) {
        String name = "repair-" + UUID.randomUUID();
        return new DayFiles<>(lake, CorrectionsTable.CONTRACT, new Format(operation, micros), name);
    }

    /** Day on which records move at that time: days since 1970-01-01. */
    static int day(long micros) {
        return Math.toIntExact(Math.floorDiv(micros, DAY_MICROS));
    }

    private record Format(Operation operation, long micros) implements RowFormat<Correction> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of(CorrectionsTable.OFFSET, CorrectionsTable.EDITED_VALUE);
        }

        @Override
        public void write(Correction row, RowWriter columns) {
            columns.writeText(operation.id());
            columns.writeText(row.position.topic());
            columns.writeInt(row.position.partition());
            columns.writeLong(row.position.offset());
            columns.writeText(row.from.word());
            columns.writeText(row.to.word());
            columns.writeText(operation.cause().word());
            columns.writeText(RuleCatalogue.version());
            columns.writeLong(micros);
            columns.writeText(operation.note());
            if (row.editedValue.isPresent()) {
                byte[] value = row.editedValue.orElseThrow();
                columns.writeBytes(value, 0, value.length);
            } else {
                columns.writeNull();
            }
        }
    }
}
