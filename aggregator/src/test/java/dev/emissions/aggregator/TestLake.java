package dev.emissions.aggregator;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Footprint;
import dev.emissions.aggregator.gold.GoldTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A lake in a folder, with accepted events as the cleaner would have written them. */
final class TestLake {
    private static final String WRITER = "test";

    private final Lake lake;
    private final DeltaTable cleaned;
    private long batch;

    TestLake(Path folder) {
        this.lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
        this.cleaned = new DeltaTable(lake, CleanedTable.CONTRACT);
    }

    Lake lake() {
        return lake;
    }

    /** Commits the events to {@code cleaned}, in as many files per day as told, in one commit. */
    void append(List<CleanedEvent> events, int filesPerDay) {
        cleaned.createIfAbsent();
        List<DataFile> files = new ArrayList<>();
        for (int part = 0; part < filesPerDay; part++) {
            List<CleanedEvent> own = new ArrayList<>();
            for (int i = part; i < events.size(); i += filesPerDay) {
                own.add(events.get(i));
            }
            files.addAll(write(own));
        }
        cleaned.append(WRITER, batch++, files);
    }

    /** Deletes all events of the day, as an analyst could. */
    void removeDay(int day) {
        new GoldTable(lake, CleanedTable.CONTRACT).replace(Set.of(day), List.of(), Optional.empty());
    }

    private List<DataFile> write(List<CleanedEvent> events) {
        String name = UUID.randomUUID().toString();
        try (DayFiles<CleanedEvent> files = new DayFiles<>(lake, CleanedTable.CONTRACT, new CleanedFormat(), name)) {
            for (CleanedEvent event : events) {
                files.write(event.day(), event);
            }
            return files.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the columns that the aggregator reads; the others are null. */
    private static final class CleanedFormat implements RowFormat<CleanedEvent> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of();
        }

        @Override
        public void write(CleanedEvent event, RowWriter columns) {
            for (String column : CleanedTable.CONTRACT.schema().fieldNames()) {
                if (!column.equals(CleanedTable.EVENT_DATE)) {
                    writeColumn(event, column, columns);
                }
            }
        }

        private static void writeColumn(CleanedEvent event, String column, RowWriter columns) {
            Footprint grams = event.footprint();
            switch (column) {
                case CleanedTable.EVENT_ID -> columns.writeText(event.eventId());
                case CleanedTable.DOMAIN -> columns.writeText(event.domain());
                case CleanedTable.FORMAT -> columns.writeText(event.format());
                case CleanedTable.COUNTRY -> columns.writeText(event.country());
                case CleanedTable.DEVICE -> columns.writeText(event.device());
                case CleanedTable.NETWORK -> columns.writeText(event.network());
                case CleanedTable.FRAMEWORK -> columns.writeText(event.framework());
                case CleanedTable.METHODOLOGY_VERSION -> columns.writeText(event.methodologyVersion());
                case CleanedTable.IMPRESSIONS -> columns.writeLong(event.impressions());
                case CleanedTable.DOMAIN_COVERAGE -> columns.writeText(event.covered() ? "modeled" : "missing");
                case CleanedTable.AD_SELECTION_GRAMS -> writeGrams(grams.adSelection(), columns);
                case CleanedTable.CREATIVE_DISTRIBUTION_GRAMS -> writeGrams(grams.creativeDistribution(), columns);
                case CleanedTable.MEDIA_DISTRIBUTION_GRAMS -> writeGrams(grams.mediaDistribution(), columns);
                case CleanedTable.CONSUMER_DEVICE_GRAMS -> writeGrams(grams.consumerDevice(), columns);
                case CleanedTable.TOTAL_GRAMS -> writeGrams(grams.total(), columns);
                default -> columns.writeNull();
            }
        }

        private static void writeGrams(long nanograms, RowWriter columns) {
            if (nanograms == Footprint.ABSENT) {
                columns.writeNull();
            } else {
                columns.writeLong(nanograms);
            }
        }
    }
}
