package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rejected records, some at a time, so that any number of them can be dealt with in little memory. */
final class Chunks {
    private static final int MOST_RECORDS = 100_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Lake lake;
    private final Disposition standing;
    private final Taker taker;
    private List<Candidate> chunk = new ArrayList<>();
    private long bytes;

    /**
     * @param standing where the records must stand
     */
    Chunks(Lake lake, Disposition standing, Taker taker) {
        this.lake = lake;
        this.standing = standing;
        this.taker = taker;
    }

    /** What to do with a chunk. */
    @FunctionalInterface
    interface Taker {
        /** Takes some records, at least one. */
        void take(List<Candidate> chunk) throws IOException;
    }

    /** Hands over all records that the filter accepts. */
    void choose(RecordFilter filter) throws IOException {
        new Quarantine(lake).forEach(filter, Rejected.COLUMNS, (row, now) -> {
            if (now == standing) {
                add(new Candidate(Rejected.of(row, now), Optional.empty()));
            }
        });
        flush();
    }

    /** Hands over the records of an edited file that the filter accepts as well. */
    void choose(RecordFilter filter, Path editedFile) throws IOException {
        EditedFile file = new EditedFile(editedFile);
        file.check();
        file.forEachPart(part -> choose(filter, part));
        flush();
    }

    private void choose(RecordFilter filter, Map<Position, RecordLine.Edited> part) throws IOException {
        RecordLine lines = new RecordLine();
        new Quarantine(lake).forEach(RecordFilter.of(part.keySet()), Rejected.COLUMNS, (row, now) -> {
            if (now == standing && filter.accepts(row)) {
                Rejected rejected = Rejected.of(row, now);
                byte[] value = rejected.record().value();
                add(new Candidate(rejected, lines.change(part.get(rejected.position()), value)));
            }
        });
    }

    private void add(Candidate candidate) throws IOException {
        chunk.add(candidate);
        bytes += candidate.bytes();
        if (chunk.size() >= MOST_RECORDS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (!chunk.isEmpty()) {
            List<Candidate> full = chunk;
            chunk = new ArrayList<>();
            bytes = 0;
            taker.take(full);
        }
    }
}
