package dev.emissions.launcher.demo;

import dev.emissions.cli.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's commands as processes of their own, one at a time, on the demo's stack. */
final class Product {
    private static final String JVM_OPTIONS = "EMISSIONS_JVM_OPTIONS";

    /** What may reach the commands of the user's own settings; all others could lead them away from the demo's stack. */
    private static final Set<String> PASSED_ON = Set.of(JVM_OPTIONS, "EMISSIONS_STACK_JVM_OPTIONS");

    /** None of the commands runs long here, so the second compiler would cost more than it gains. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    /** Ctrl-C reaches every process of the terminal; the one that cleans up must outlive it. */
    private static final List<String> UNINTERRUPTED = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private static final long GRACE_SECONDS = 15;
    private static final int LAST_LINES = 20;

    private final ProductHome home;
    private final Map<String, String> environment;
    private final DemoFolder folder;
    private Process running;
    private boolean ended;
    private int commands;

    Product(ProductHome home, Map<String, String> environment, DemoFolder folder) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /** Runs a command to its end; nothing is started any more after {@link #end}. */
    void run(String... arguments) throws StepFailure, InterruptedException {
        Path log;
        Process process;
        synchronized (this) {
            if (ended) {
                throw new InterruptedException("The demo has ended");
            }
            log = folder.log(++commands);
            process = start(log, command(arguments));
            running = process;
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new StepFailure(
                    home.scriptAsTyped() + " "
                            + Stream.of(arguments).map(ShellWord::of).collect(Collectors.joining(" ")),
                    code,
                    lastLines(log));
        }
    }

    /** Ends the command that runs, if any, and stops the stack; {@code further} are options of the latter. */
    synchronized void end(String... further) throws InterruptedException {
        if (ended) {
            return;
        }
        ended = true;
        if (running != null && running.isAlive()) {
            end(running);
        }
        List<String> stop = new ArrayList<>(UNINTERRUPTED);
        stop.addAll(command("stack", "stop"));
        stop.addAll(List.of(further));
        end(start(folder.log(++commands), stop), 4 * GRACE_SECONDS);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        end(process, GRACE_SECONDS);
    }

    private static void end(Process process, long graceSeconds) throws InterruptedException {
        if (!process.waitFor(graceSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.script().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(Path log, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeIf(name -> name.startsWith("EMISSIONS_") && !PASSED_ON.contains(name));
        builder.environment().put(StackFile.VARIABLE, folder.stack().toString());
        builder.environment().merge(JVM_OPTIONS, FIRST_COMPILER, (given, ours) -> ours + " " + given);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    private static List<String> lastLines(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }
}
