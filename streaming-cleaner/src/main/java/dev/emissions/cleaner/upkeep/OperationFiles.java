package dev.emissions.cleaner.upkeep;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.upkeep.Deletion;
import dev.emissions.lakehouse.upkeep.Saving;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Removes decisions that were carried out long ago: manifests of batches and plans of repairs, except the last one of each query and the
 * last plan, which the next start looks at; and checkpoints that were set aside.
 */
final class OperationFiles {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,18})(?:\\.\\d+)?\\.json");

    private final Lake lake;
    private final Instant since;

    /**
     * @param since what is younger stays
     */
    OperationFiles(Lake lake, Instant since) {
        this.lake = lake;
        this.since = since;
    }

    /** Tells what would be removed. */
    Saving plan() throws IOException {
        return saving(unneeded());
    }

    /** Removes it; every decision must be carried out before. */
    Saving run() throws IOException {
        List<FileStatus> files = unneeded();
        new Deletion(lake).delete(files.stream().map(FileStatus::getPath).toList());
        return saving(files);
    }

    private static Saving saving(List<FileStatus> files) {
        return Saving.removed(
                files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
    }

    private List<FileStatus> unneeded() throws IOException {
        List<FileStatus> files = new ArrayList<>(passed(new Path(lake.pathOf(CorrectionsTable.PLANS))));
        for (FileStatus query : list(new Path(lake.pathOf("ops/batches")))) {
            files.addAll(passed(query.getPath()));
        }
        for (FileStatus checkpoint : list(new Path(lake.pathOf("ops/checkpoints")))) {
            if (checkpoint.getPath().getName().contains("-set-aside-")) {
                files.addAll(old(checkpoint.getPath()));
            }
        }
        return files;
    }

    /** Numbered decisions that a later one of the folder has followed. */
    private List<FileStatus> passed(Path folder) throws IOException {
        FileStatus[] all = list(folder);
        long last = Arrays.stream(all).mapToLong(OperationFiles::number).max().orElse(-1);
        return Arrays.stream(all)
                .filter(file -> number(file) >= 0 && number(file) < last && isOld(file))
                .toList();
    }

    private List<FileStatus> old(Path folder) throws IOException {
        List<FileStatus> files = new ArrayList<>();
        var listed = folder.getFileSystem(lake.configuration()).listFiles(folder, true);
        while (listed.hasNext()) {
            FileStatus file = listed.next();
            if (isOld(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private boolean isOld(FileStatus file) {
        return file.getModificationTime() < since.toEpochMilli();
    }

    private static long number(FileStatus file) {
        Matcher name = NUMBERED.matcher(file.getPath().getName());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    private FileStatus[] list(Path folder) throws IOException {
        try {
            return folder.getFileSystem(lake.configuration()).listStatus(folder);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }
}
