package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files of an event date that is written anew; of a dry run, none. */
final class DayOutput implements Closeable {
    private static final long MOST_ROWS_OF_A_FILE = 1_000_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Optional<Lake> lake;
    private final int day;
    private final Map<String, DayFiles<CleanedRow>> open = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();
    private final List<DataFile> cleaned = new ArrayList<>();
    private final Map<String, DayFiles<QuarantineRow>> quarantine = new HashMap<>();
    private final DayFiles<Correction> corrections;
    private final int correctedDay;

    private DayOutput(Optional<Lake> lake, int day, DayFiles<Correction> corrections, int correctedDay) {
        this.lake = lake;
        this.day = day;
        this.corrections = corrections;
        this.correctedDay = correctedDay;
    }

    /** Writes what is given; the corrections' records moved at that time. */
    static DayOutput to(Lake lake, int day, Operation operation, long correctedMicros) {
        return new DayOutput(
                Optional.of(lake),
                day,
                Correction.files(lake, operation, correctedMicros),
                Correction.day(correctedMicros));
    }

    /** Writes nothing. */
    static DayOutput nowhere(int day) {
        return new DayOutput(Optional.empty(), day, null, 0);
    }

    void accept(String topic, CleanedRow row) throws IOException {
        if (lake.isEmpty()) {
            return;
        }
        open.computeIfAbsent(
                        topic,
                        unused -> new DayFiles<>(
                                lake.orElseThrow(), CleanedTable.CONTRACT, new CleanedRow.Format(topic), name()))
                .write(day, row);
        if (rows.merge(topic, 1L, Long::sum) >= MOST_ROWS_OF_A_FILE) {
            rows.remove(topic);
            finish(open.remove(topic));
        }
    }

    private void finish(DayFiles<CleanedRow> files) throws IOException {
        try (files) {
            cleaned.addAll(files.finish());
        }
    }

    void reject(String topic, KafkaRecord record, QuarantineRow row) throws IOException {
        if (lake.isPresent()) {
            quarantine
                    .computeIfAbsent(
                            topic,
                            unused -> new DayFiles<>(
                                    lake.orElseThrow(),
                                    QuarantineTable.CONTRACT,
                                    new QuarantineRow.Format(topic),
                                    name()))
                    .write(Math.toIntExact(Math.floorDiv(record.timestampMicros(), DAY_MICROS)), row);
        }
    }

    void correct(Correction correction) throws IOException {
        if (lake.isPresent()) {
            corrections.write(correctedDay, correction);
        }
    }

    private static String name() {
        return "repair-" + UUID.randomUUID();
    }

    List<DataFile> cleaned() throws IOException {
        for (DayFiles<CleanedRow> files : open.values()) {
            finish(files);
        }
        open.clear();
        return List.copyOf(cleaned);
    }

    List<DataFile> quarantined() throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (DayFiles<QuarantineRow> ofTopic : quarantine.values()) {
            files.addAll(ofTopic.finish());
        }
        return files;
    }

    List<DataFile> corrections() throws IOException {
        return corrections.finish();
    }

    @Override
    public void close() throws IOException {
        for (DayFiles<?> files : open.values()) {
            files.close();
        }
        for (DayFiles<?> files : quarantine.values()) {
            files.close();
        }
        if (corrections != null) {
            corrections.close();
        }
    }
}
