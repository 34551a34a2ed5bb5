package dev.emissions.stack;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What the stack's commands tell a person. */
final class StackReport {
    private static final String ROW = "%-13s  %-8s  %-24s  %-21s  %9s%n";

    private final PrintWriter out;

    StackReport(PrintWriter out) {
        this.out = out;
    }

    void starting(String name, long pid) {
        out.printf("Starting the %s (process %d)%n", name, pid);
        out.flush();
    }

    void alreadyRunning() {
        out.println("The local stack is already running.");
    }

    /** Takes the folder in which the other commands look. */
    void started(StackStatus status, Path usual) {
        out.println();
        table(status);
        out.printf("%nData and logs  %s, %s%n", status.root(), status.logs());
        out.printf("Connection     %s (the other commands read it by themselves)%n", status.connection());
        out.println();
        out.println("Next:");
        if (!status.root().equals(usual.toAbsolutePath().normalize())) {
            out.printf("  export EMISSIONS_STACK=%s    so that the other commands find it%n", status.root());
        }
        out.println("  emissions generate --count 100000    publish events");
        out.println("  emissions clean --available-now      clean them into the lake's tables");
        out.println("  emissions stack stop                 stop both, keep the data");
    }

    void stopped(String name, boolean ran) {
        out.println(ran ? "Stopped the " + name + "." : "The " + name + " was not running.");
    }

    void notRunning(Path root) {
        out.println("No local stack in " + root + ".");
    }

    void deleted(Path root) {
        out.println("Removed the local stack in " + root + ".");
    }

    void status(StackStatus status) {
        if (status.entries().isEmpty()) {
            notRunning(status.root());
            out.println("Start one: emissions stack start");
            return;
        }
        table(status);
        if (!status.running()) {
            out.printf("%nStart what is missing: emissions stack start   (logs: %s)%n", status.logs());
        }
    }

    private void table(StackStatus status) {
        out.printf(ROW, "PROCESS", "PID", "ADDRESS", "SINCE", "DATA");
        for (StackStatus.Entry entry : status.entries()) {
            Optional<ProcessHandle> process = entry.process();
            out.printf(
                    ROW,
                    entry.name(),
                    process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                    entry.address(),
                    process.flatMap(handle -> handle.info().startInstant())
                            .map(StackReport::seconds)
                            .orElse("not running"),
                    size(entry.dataBytes()));
        }
        out.flush();
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
    }
}
