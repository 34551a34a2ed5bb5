package dev.emissions.cleaner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** This machine. */
final class MachineChecks {
    private static final int LEAST_JAVA = 17;
    private static final int TOO_NEW_JAVA = 25;
    private static final long GIB = 1L << 30;

    private MachineChecks() {}

    static Finding java(int version) {
        String seen = "version " + version;
        return version >= LEAST_JAVA && version < TOO_NEW_JAVA
                ? Finding.ok("Java", seen)
                : Finding.problem("Java", seen, "set JAVA_HOME to a JDK from 17 to 24: Spark runs on no other");
    }

    /** Where tasks write files before they go to the store, and where Spark spills. */
    static Finding disk(String what, Path folder) throws IOException {
        return disk(what, folder, Files.getFileStore(folder).getUsableSpace());
    }

    static Finding disk(String what, Path folder, long freeBytes) {
        String seen = String.format(Locale.ROOT, "%s has %.1f GiB free", folder, freeBytes / (double) GIB);
        if (freeBytes < GIB / 4) {
            return Finding.problem(what, seen, "free at least 1 GiB there, or name another folder");
        }
        return freeBytes < GIB
                ? Finding.warning(what, seen, "free at least 1 GiB there, or name another folder")
                : Finding.ok(what, seen);
    }
}
