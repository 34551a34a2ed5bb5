package dev.emissions.aggregator.events;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads accepted events from their files. */
public final class EventReader {
    private static final List<String> COLUMNS = List.of(
            CleanedTable.EVENT_ID,
            CleanedTable.FRAMEWORK,
            CleanedTable.METHODOLOGY_VERSION,
            CleanedTable.COUNTRY,
            CleanedTable.DOMAIN,
            CleanedTable.DEVICE,
            CleanedTable.FORMAT,
            CleanedTable.IMPRESSIONS,
            CleanedTable.DOMAIN_COVERAGE,
            CleanedTable.AD_SELECTION_GRAMS,
            CleanedTable.CREATIVE_DISTRIBUTION_GRAMS,
            CleanedTable.MEDIA_DISTRIBUTION_GRAMS,
            CleanedTable.CONSUMER_DEVICE_GRAMS,
            CleanedTable.TOTAL_GRAMS);

    /** Keys use it to tell their parts apart, so no part may hold it. */
    private static final char KEY_SEPARATOR = '\0';

    private static final char REPLACEMENT = '\uFFFD';
    private static final Set<String> COVERED = Set.of("measured", "modeled");

    private final Lake lake;
    private final StructType schema;

    public EventReader(Lake lake) {
        this.lake = lake;
        StructType columns = new StructType();
        for (String column : COLUMNS) {
            columns = columns.add(CleanedTable.CONTRACT.schema().get(column));
        }
        this.schema = columns;
    }

    /** Hands every event of the file to {@code events}. */
    public void read(EventFile file, Consumer<CleanedEvent> events) throws IOException {
        FileStatus status = FileStatus.of(file.path(), file.sizeBytes(), file.modifiedMillis());
        try (CloseableIterator<FileReadResult> results = lake.engine()
                .getParquetHandler()
                .readParquetFiles(Utils.singletonCloseableIterator(status), schema, Optional.empty())) {
            while (results.hasNext()) {
                readBatch(results.next().getData(), file.day(), events);
            }
        }
    }

    private static void readBatch(ColumnarBatch batch, int day, Consumer<CleanedEvent> events) {
        Columns columns = new Columns(batch);
        for (int row = 0; row < batch.getSize(); row++) {
            events.accept(columns.event(day, row));
        }
    }

    /** The columns of one batch by what they mean. */
    private static final class Columns {
        private final ColumnVector eventId;
        private final ColumnVector framework;
        private final ColumnVector methodologyVersion;
        private final ColumnVector country;
        private final ColumnVector domain;
        private final ColumnVector device;
        private final ColumnVector format;
        private final ColumnVector impressions;
        private final ColumnVector coverage;
        private final ColumnVector adSelection;
        private final ColumnVector creativeDistribution;
        private final ColumnVector mediaDistribution;
        private final ColumnVector consumerDevice;
        private final ColumnVector total;

        private Columns(ColumnarBatch batch) {
            this.eventId = column(batch, CleanedTable.EVENT_ID);
            this.framework = column(batch, CleanedTable.FRAMEWORK);
            this.methodologyVersion = column(batch, CleanedTable.METHODOLOGY_VERSION);
            this.country = column(batch, CleanedTable.COUNTRY);
            this.domain = column(batch, CleanedTable.DOMAIN);
            this.device = column(batch, CleanedTable.DEVICE);
            this.format = column(batch, CleanedTable.FORMAT);
            this.impressions = column(batch, CleanedTable.IMPRESSIONS);
            this.coverage = column(batch, CleanedTable.DOMAIN_COVERAGE);
            this.adSelection = column(batch, CleanedTable.AD_SELECTION_GRAMS);
            this.creativeDistribution = column(batch, CleanedTable.CREATIVE_DISTRIBUTION_GRAMS);
            this.mediaDistribution = column(batch, CleanedTable.MEDIA_DISTRIBUTION_GRAMS);
            this.consumerDevice = column(batch, CleanedTable.CONSUMER_DEVICE_GRAMS);
            this.total = column(batch, CleanedTable.TOTAL_GRAMS);
        }

        private static ColumnVector column(ColumnarBatch batch, String name) {
            return batch.getColumnVector(COLUMNS.indexOf(name));
        }

        private CleanedEvent event(int day, int row) {
            return new CleanedEvent(
                    day,
                    text(eventId, row, ""),
                    text(framework, row, CleanedEvent.UNKNOWN),
                    text(methodologyVersion, row, ""),
                    text(country, row, CleanedEvent.UNKNOWN),
                    text(domain, row, CleanedEvent.UNKNOWN),
                    text(device, row, CleanedEvent.UNKNOWN),
                    text(format, row, CleanedEvent.UNKNOWN),
                    impressions.getLong(row),
                    COVERED.contains(text(coverage, row, CleanedEvent.UNKNOWN)),
                    footprint(row));
        }

        private Footprint footprint(int row) {
            return new Footprint(
                    nanograms(adSelection, row),
                    nanograms(creativeDistribution, row),
                    nanograms(mediaDistribution, row),
                    nanograms(consumerDevice, row),
                    nanograms(total, row));
        }

        private static long nanograms(ColumnVector column, int row) {
            return column.isNullAt(row)
                    ? Footprint.ABSENT
                    : column.getDecimal(row).unscaledValue().longValueExact();
        }

        private static String text(ColumnVector column, int row, String absent) {
            return column.isNullAt(row) ? absent : column.getString(row).replace(KEY_SEPARATOR, REPLACEMENT);
        }
    }
}
