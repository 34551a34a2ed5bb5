package dev.emissions.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What of a stack runs. */
record StackStatus(Path root, Path logs, Path connection, List<Entry> entries) {
    boolean running() {
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> entry.process().isPresent());
    }

    /** One server; the process is absent when it does not run. */
    record Entry(String name, Optional<ProcessHandle> process, String address, long dataBytes) {}
}
