package dev.emissions.aggregator.events;

import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** Reads accepted events from their files. */
public final class EventReader {
    private static final int REPLICATION = 1;

    private final Lake lake;

    public EventReader(Lake lake) {
        this.lake = lake;
    }

    /** Hands every event of the file to {@code events}. */
    public void read(EventFile file, Consumer<CleanedEvent> events) throws IOException {
        // The log knows what the store would have to be asked for.
        var status = new FileStatus(
                file.sizeBytes(),
                false,
                REPLICATION,
                file.sizeBytes(),
                file.modifiedMillis(),
                new Path(URI.create(file.path())));
        InputFile input = HadoopInputFile.fromStatus(status, lake.configuration());
        try (ParquetReader<CleanedEvent> reader = new Builder(input, file.day()).build()) {
            for (CleanedEvent event = reader.read(); event != null; event = reader.read()) {
                events.accept(event);
            }
        }
    }

    private static final class Builder extends ParquetReader.Builder<CleanedEvent> {
        private final int day;

        private Builder(InputFile input, int day) {
            super(input);
            this.day = day;
        }

        @Override
        protected ReadSupport<CleanedEvent> getReadSupport() {
            return new EventReadSupport(day);
        }
    }
}
