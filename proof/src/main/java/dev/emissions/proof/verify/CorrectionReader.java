package dev.emissions.proof.verify;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import dev.emissions.proof.ledger.SourcePartition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One version of the corrections, read row by row; there need not be such a table. */
final class CorrectionReader {
    private static final List<String> COLUMNS = List.of(
            CorrectionsTable.TOPIC,
            CorrectionsTable.PARTITION,
            CorrectionsTable.OFFSET,
            CorrectionsTable.FROM_DISPOSITION,
            CorrectionsTable.TO_DISPOSITION,
            CorrectionsTable.CORRECTED_AT,
            CorrectionsTable.EDITED_VALUE);

    private final Optional<TableReader> table;
    private final RecordPrint print = new RecordPrint();

    private CorrectionReader(Optional<TableReader> table) {
        this.table = table;
    }

    static CorrectionReader newest(Lake lake) {
        return new CorrectionReader(TableReader.newest(lake, CorrectionsTable.CONTRACT.path()));
    }

    /** Version of the table, or -1 if there is none. */
    long version() {
        return table.map(TableReader::version).orElse(-1L);
    }

    /** Shows every correction to the visitor, in no order. */
    void forEach(BiConsumer<SourcePartition, Correction> visitor) {
        if (table.isEmpty()) {
            return;
        }
        try (TableRows rows = table.orElseThrow().rows(COLUMNS)) {
            rows.forEachRemaining(row -> visitor.accept(source(row), correction(row)));
        }
    }

    private static SourcePartition source(TableRow row) {
        return new SourcePartition(
                (String) row.value(CorrectionsTable.TOPIC), (int) row.value(CorrectionsTable.PARTITION));
    }

    private Correction correction(TableRow row) {
        byte[] edited = (byte[]) row.value(CorrectionsTable.EDITED_VALUE);
        return new Correction(
                (long) row.value(CorrectionsTable.OFFSET),
                Micros.of((Instant) row.value(CorrectionsTable.CORRECTED_AT)),
                Disposition.of((String) row.value(CorrectionsTable.FROM_DISPOSITION)),
                Disposition.of((String) row.value(CorrectionsTable.TO_DISPOSITION)),
                edited == null ? null : RecordFacts.of(edited, print));
    }
}
