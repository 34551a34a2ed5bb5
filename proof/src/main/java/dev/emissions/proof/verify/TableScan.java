package dev.emissions.proof.verify;

import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.columns.FileColumns;
import dev.emissions.lakehouse.columns.FileRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.api.Binary;

/** Reads the data files of the tables once and sorts what they say into windows and ids. Safe for use by several threads. */
final class TableScan {
    private static final List<String> CLEANED = List.of(
            CleanedTable.KAFKA_TOPIC,
            CleanedTable.KAFKA_PARTITION,
            CleanedTable.KAFKA_OFFSET,
            CleanedTable.EVENT_ID,
            CleanedTable.PAYLOAD_HASH);
    private static final List<String> RAW = List.of(
            QuarantineTable.KAFKA_TOPIC,
            QuarantineTable.KAFKA_PARTITION,
            QuarantineTable.KAFKA_OFFSET,
            QuarantineTable.RAW_VALUE);
    private static final List<String> ARCHIVE = List.of(
            ArchiveTable.KAFKA_TOPIC, ArchiveTable.KAFKA_PARTITION, ArchiveTable.KAFKA_OFFSET, ArchiveTable.RAW_VALUE);
    private static final int TOPIC = 0;
    private static final int PARTITION = 1;
    private static final int OFFSET = 2;
    private static final int VALUE = 3;
    private static final int PAYLOAD = 4;

    private final Configuration configuration;
    private final Scope scope;
    private final RowsSeen seen;
    private final WindowStore windows;
    private final IdStore ids;
    private final Meter meter;
    private final Optional<String> onlyTopic;

    TableScan(
            Configuration configuration,
            Scope scope,
            RowsSeen seen,
            WindowStore windows,
            IdStore ids,
            Meter meter,
            Optional<String> onlyTopic) {
        this.configuration = configuration;
        this.scope = scope;
        this.seen = seen;
        this.windows = windows;
        this.ids = ids;
        this.meter = meter;
        this.onlyTopic = onlyTopic;
    }

    /** Takes in a file of the cleaned table. */
    void readCleaned(TableFile file) throws IOException {
        int day = (int)
                LocalDate.parse(file.partitionValue(CleanedTable.EVENT_DATE)).toEpochDay();
        long[] mark = new long[RowMark.WIDTH];
        long[] idRow = new long[IdRow.WIDTH];
        read(file, CLEANED, (row, partition, offset) -> {
            Binary id = row.binaryAt(VALUE);
            byte[] idBytes = id == null ? new byte[0] : id.getBytesUnsafe();
            long payload = row.isNull(PAYLOAD) ? 0 : row.longAt(PAYLOAD);
            long[] idHash = RecordPrint.id(idBytes, 0, idBytes.length);
            RowMark.cleaned(mark, offset, RecordFacts.event(payload, idHash[0], idHash[1], day));
            windows.at(partition, offset).rows().add(mark);
            IdRow.write(idRow, idHash, payload, day, partition, offset);
            ids.addRow(idRow);
        });
    }

    /** Takes in a file of the quarantine. */
    void readQuarantine(TableFile file) throws IOException {
        long[] mark = new long[RowMark.WIDTH];
        read(file, RAW, (row, partition, offset) -> {
            Binary value = row.binaryAt(VALUE);
            RowMark.quarantined(mark, offset, RecordPrint.raw(value == null ? null : value.getBytesUnsafe()));
            windows.at(partition, offset).rows().add(mark);
        });
    }

    /** Takes in a file of the archive. */
    void readArchive(TableFile file) throws IOException {
        var print = new RecordPrint();
        read(file, ARCHIVE, (row, partition, offset) -> {
            Binary value = row.binaryAt(VALUE);
            RecordFacts facts = RecordFacts.of(value == null ? null : value.getBytes(), print);
            windows.at(partition, offset).archive().add(new ArchivedRecord(offset, facts).record());
        });
    }

    private void read(TableFile file, List<String> columns, Taker taker) throws IOException {
        var place = new RowPlace(scope, seen, onlyTopic);
        Meter.Share share = meter.share();
        FileColumns.read(file, configuration, columns, row -> {
            share.count();
            if (row.isNull(TOPIC) || row.isNull(PARTITION) || row.isNull(OFFSET)) {
                throw new IOException("a row has no position");
            }
            long offset = row.longAt(OFFSET);
            int partition = place.of(row.binaryAt(TOPIC), row.intAt(PARTITION), offset);
            if (partition != RowPlace.ELSEWHERE) {
                taker.take(row, partition, offset);
            }
        });
        share.close();
    }

    /** Takes a row whose position is to be verified. */
    @FunctionalInterface
    private interface Taker {
        void take(FileRow row, int partition, long offset) throws IOException;
    }
}
