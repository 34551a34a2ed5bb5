package dev.emissions.cleaner;

import dev.emissions.cleaner.rows.ArchiveFormat;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where a task keeps its records as Kafka holds them, if the batch wants that; else it does nothing. */
final class RawArchive implements Closeable {
    private final DayFiles<KafkaRecord> files;
    private final boolean wanted;

    RawArchive(Batch batch, String fileName) {
        this.files = new DayFiles<>(batch.lake(), ArchiveTable.CONTRACT, new ArchiveFormat(batch.topic()), fileName);
        this.wanted = batch.archiveRaw();
    }

    void keep(int ingestDay, KafkaRecord record) throws IOException {
        if (wanted) {
            files.write(ingestDay, record);
        }
    }

    List<DataFile> finish() throws IOException {
        return files.finish();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
