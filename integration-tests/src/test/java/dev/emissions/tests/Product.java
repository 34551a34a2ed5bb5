package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built product as a user has it: its launcher script, with a stack of the tests' own. */
final class Product {
    private static final Path ROOT =
            Path.of(System.getProperty("distribution.directory")).getParent().getParent();
    private static final long PATIENCE_MINUTES = 5;

    private final Path stack;

    Product(Path stack) {
        this.stack = stack;
    }

    /** The project's folder. */
    static Path root() {
        return ROOT;
    }

    /** What a finished command left behind. */
    record Result(int exitCode, String out, String err) {
        Result succeeded() {
            assertThat(exitCode).as("exit code; it printed:%n%s%n%s", out, err).isZero();
            return this;
        }
    }

    /** Runs a command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** Runs a command to its end, with more variables in its environment. */
    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("emissions", ".out");
        Path err = Files.createTempFile("emissions", ".err");
        try {
            Process process = builder(environment, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + PATIENCE_MINUTES + " minutes: "
                        + String.join(" ", arguments) + "\n" + Files.readString(out) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command that writes both its outputs to {@code log}; the caller ends it. */
    Process start(Path log, String... arguments) throws IOException {
        return builder(Map.of(), arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("scripts/emissions").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("EMISSIONS_STACK", stack.toString());
        // The tests' commands are short: what the second compiler would cost, it would not win back.
        builder.environment().put("EMISSIONS_JVM_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        return builder;
    }
}
