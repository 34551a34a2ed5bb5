package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.CommandRunner;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.StackFile;
import dev.emissions.lakehouse.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A local stack for one measurement, and the processes that work on it; all gone when it is closed, also by Ctrl-C. */
final class BenchStack implements AutoCloseable {
    /** What may reach the processes of the user's own settings; all others could lead them to another stack. */
    private static final Set<String> PASSED_ON = Set.of("EMISSIONS_JVM_OPTIONS", "EMISSIONS_STACK_JVM_OPTIONS");

    /** Ctrl-C reaches every process of the terminal; the one that cleans up must outlive it. */
    private static final List<String> UNINTERRUPTED = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private static final long GRACE_SECONDS = 60;
    private static final int LAST_LINES = 20;

    private final Path scripts;
    private final BenchFolder folder = BenchFolder.temporary();
    private final List<Process> running = new ArrayList<>();
    private final Thread hook = new Thread(this::close, "bench-cleanup");
    private boolean closed;

    private BenchStack(Path scripts) {
        this.scripts = scripts;
    }

    static BenchStack start(ProjectHome home) throws InterruptedException {
        BenchStack stack = new BenchStack(home.scripts());
        Runtime.getRuntime().addShutdownHook(stack.hook);
        try {
            stack.run("stack", "emissions", "stack", "start");
            return stack;
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    /** A file that goes away with the stack. */
    Path file(String name) {
        return folder.file(name);
    }

    /** The folder in which the S3 server keeps a table of the lake {@code s3a://lake/NAME}. */
    Path tableOnDisk(String lake, TableContract table) {
        Path end = Path.of("lake", lake).resolve(table.path());
        return folder.find(end)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.DATA, "Cannot measure: lake " + lake + " has no table " + table.name()));
    }

    /** Runs a script of the project to its end. */
    ProcessCost run(String name, String script, String... arguments) throws InterruptedException {
        Process[] process = new Process[1];
        ProcessCost cost = ProcessCost.measure(() -> process[0] = begin(name, script, arguments));
        requireSuccess(process[0], name, script);
        return cost;
    }

    /** Starts a script of the project; its output goes to a log of that name. */
    synchronized Process begin(String name, String script, String... arguments) {
        if (closed) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot run " + script + ": the benchmark was stopped");
        }
        List<String> command = new ArrayList<>(List.of(scripts.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = start(name, command);
        running.removeIf(earlier -> !earlier.isAlive());
        running.add(process);
        return process;
    }

    /** Asks a process to end, as Ctrl-C does, and waits for it. */
    void end(Process process, String script) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new CommandFailure(
                    ExitCode.BUG, "Cannot end " + script + ": it took more than " + GRACE_SECONDS + " s");
        }
    }

    void requireSuccess(Process process, String name, String script) {
        if (process.exitValue() != 0) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot measure: " + script + " ended with exit code " + process.exitValue()
                            + ", expected 0; its last lines:" + System.lineSeparator() + lastLines(name));
        }
    }

    /** Fills the options of a command as the stack's own commands would have them. */
    <T> T withOptions(T command, Map<String, String> further) {
        Map<String, String> environment = new java.util.HashMap<>(further);
        environment.put(StackFile.VARIABLE, folder.stack().toString());
        CommandRunner.commandLine(command, environment).parseArgs();
        return command;
    }

    private Process start(String name, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("EMISSIONS_") && !PASSED_ON.contains(variable));
        builder.environment().put(StackFile.VARIABLE, folder.stack().toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    private Path log(String name) {
        return folder.file(name + ".log");
    }

    private String lastLines(String name) {
        try {
            List<String> lines = new String(Files.readAllBytes(log(name)), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log(name), e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (Process process : running) {
                process.destroy();
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            List<String> stop = new ArrayList<>(UNINTERRUPTED);
            stop.addAll(List.of(scripts.resolve("emissions").toString(), "stack", "stop", "--delete"));
            start("stop", stop).waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            folder.remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
