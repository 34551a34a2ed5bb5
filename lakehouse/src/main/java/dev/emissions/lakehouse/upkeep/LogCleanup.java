package dev.emissions.lakehouse.upkeep;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Removes what a table's log has before the last checkpoint of a time: every version since stays readable. */
public final class LogCleanup {
    private static final Pattern NAME = Pattern.compile("\\.?(\\d{20})\\.(json|crc|json\\.crc|(checkpoint\\..*))");
    private static final Pattern CHECKPOINT = Pattern.compile("\\d{20}\\.checkpoint\\..*parquet");

    private final Lake lake;
    private final TableContract contract;
    private final Instant since;

    /**
     * @param since the oldest time whose version of the table must stay readable
     */
    public LogCleanup(Lake lake, TableContract contract, Instant since) {
        this.lake = lake;
        this.contract = contract;
        this.since = since;
    }

    /** Tells what would be removed. */
    public Saving plan() throws IOException {
        return saving(unneeded());
    }

    /** Removes it, the oldest first. */
    public Saving run() throws IOException {
        List<FileStatus> files = unneeded();
        new Deletion(lake).delete(files.stream().map(FileStatus::getPath).toList());
        return saving(files);
    }

    private static Saving saving(List<FileStatus> files) {
        return Saving.removed(
                files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
    }

    private List<FileStatus> unneeded() throws IOException {
        Path log = new Path(lake.pathOf(contract.path()), "_delta_log");
        FileStatus[] all;
        try {
            all = log.getFileSystem(lake.configuration()).listStatus(log);
        } catch (FileNotFoundException e) {
            return List.of();
        }
        OptionalLong checkpoint = Arrays.stream(all)
                .filter(file -> CHECKPOINT.matcher(file.getPath().getName()).matches())
                .filter(file -> file.getModificationTime() < since.toEpochMilli())
                .mapToLong(LogCleanup::version)
                .max();
        return Arrays.stream(all)
                .filter(file -> NAME.matcher(file.getPath().getName()).matches())
                .filter(file -> checkpoint.isPresent() && version(file) < checkpoint.getAsLong())
                .sorted(Comparator.comparingLong(LogCleanup::version))
                .toList();
    }

    private static long version(FileStatus file) {
        Matcher name = NAME.matcher(file.getPath().getName());
        if (!name.matches()) {
            throw new IllegalArgumentException("Cannot tell the version of " + file.getPath());
        }
        return Long.parseLong(name.group(1));
    }
}
