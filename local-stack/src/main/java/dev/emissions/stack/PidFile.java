package dev.emissions.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers a process by its id and the moment it began, so that another process that got the same id later is never taken for it. */
record PidFile(Path path) {
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,10}) (\\d{1,15})\\s*");

    /** The system's record of the moment is a sum with the boot time, which moves when the clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        PrivateFile.write(path, process.pid() + " " + began(process).toEpochMilli() + "\n");
    }

    /** The process, if it is alive and the very one that was written. */
    Optional<ProcessHandle> running() {
        return read().flatMap(entry -> ProcessHandle.of(entry.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> entry.isOf(began(process))));
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }

    private Optional<Entry> read() {
        try {
            Matcher content = CONTENT.matcher(Files.readString(path));
            return content.matches() ? Optional.of(Entry.parse(content)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private record Entry(long pid, Instant began) {
        static Entry parse(Matcher content) {
            return new Entry(Long.parseLong(content.group(1)), Instant.ofEpochMilli(Long.parseLong(content.group(2))));
        }

        boolean isOf(Instant actual) {
            return Duration.between(began, actual).abs().compareTo(TOLERANCE) <= 0;
        }
    }
}
