package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that outlives the command that starts it and is found again by its pid file. */
final class Daemon {
    /** A session of its own where the system offers it, so that neither a closed terminal nor Ctrl-C in it ends the process. */
    private static final String DETACH =
            "trap '' HUP INT; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; exec \"$@\"";

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 12;

    private final String name;
    private final PidFile pidFile;
    private final Path log;
    private final Path output;
    private final Duration grace;

    Daemon(String name, String id, StackDirectory directory) {
        this(name, id, directory, GRACE);
    }

    /** Waits as long as {@code grace} for the process to end when it is asked to. */
    Daemon(String name, String id, StackDirectory directory, Duration grace) {
        this.name = name;
        this.grace = grace;
        this.pidFile = new PidFile(directory.run().resolve(id + ".pid"));
        this.log = directory.logs().resolve(id + ".log");
        this.output = directory.logs().resolve(id + ".out");
    }

    String name() {
        return name;
    }

    /** Where the process itself writes its log. */
    Path log() {
        return log;
    }

    Optional<ProcessHandle> running() {
        return pidFile.running();
    }

    ProcessHandle start(List<String> command, Map<String, String> environment) {
        List<String> detached = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "sh"));
        detached.addAll(command);
        var builder = new ProcessBuilder(detached)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().putAll(environment);
        try {
            ProcessHandle process = builder.start().toHandle();
            pidFile.write(process);
            return process;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot start the " + name + ": " + e.getMessage(), e);
        }
    }

    /** Asks the process to end, makes it end after a while, and returns whether it ran. */
    boolean stop() {
        Optional<ProcessHandle> process = running();
        process.ifPresent(this::end);
        pidFile.delete();
        return process.isPresent();
    }

    private void end(ProcessHandle process) {
        process.destroy();
        if (hasEnded(process)) {
            return;
        }
        process.destroyForcibly();
        if (!hasEnded(process)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot stop the " + name + ": expected its process to end, got process " + process.pid()
                            + " still there after it was killed");
        }
    }

    private boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }

    /** The failure to start, with what the process wrote last. */
    CommandFailure failedToStart(String cause) {
        String complaint = tail(output);
        String written = complaint.isEmpty() ? tail(log) : complaint;
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot start the " + name + ": " + cause + "; log: " + log
                        + (written.isEmpty() ? "" : "\nIts last lines:\n" + written));
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            var text = new StringBuilder();
            lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
