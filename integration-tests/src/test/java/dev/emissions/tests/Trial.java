package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.faults.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs commands of the product through a proxy before the S3 server, at which each meets its crash. */
final class Trial implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final int UNREACHABLE = 3;
    private static final long PATIENCE_SECONDS = 240;

    private final Product product;
    private final FaultProxy proxy;
    private final Path log;

    Trial(TestStack stack, Path folder) throws IOException {
        product = stack.product();
        proxy = FaultProxy.before(stack.s3());
        log = folder.resolve("trial.log");
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** Runs the command until the crash has ended it; fails if it ends otherwise, above all if it never came to the point. */
    void run(Crash crash, String... command) throws IOException, InterruptedException {
        var started = new CompletableFuture<Process>();
        proxy.heal();
        proxy.inject(
                crash.faults(() -> started.join().destroyForcibly().onExit().join()));
        long begin = System.nanoTime();

        int exitCode = await(start(started, command));

        String printed = Files.readString(log);
        assertThat(exitCode)
                .as("exit code of %s; it printed:%n%s", crash, printed)
                .isEqualTo(crash.mishap() == Crash.Mishap.REFUSED ? UNREACHABLE : KILLED);
        if (crash.mishap() == Crash.Mishap.REFUSED) {
            assertThat(printed).contains("Cannot write to the lake: ").doesNotContain("A fault of this program");
        }
        System.out.printf("  %s: %.1f s%n", crash, (System.nanoTime() - begin) / 1e9);
    }

    /** Runs the command to its end, which must be a good one, whatever faults the proxy has. */
    void runToEnd(String... command) throws IOException, InterruptedException {
        int exitCode = await(start(new CompletableFuture<>(), command));

        assertThat(exitCode)
                .as("exit code; it printed:%n%s", Files.readString(log))
                .isZero();
    }

    private Process start(CompletableFuture<Process> started, String... command) throws IOException {
        String[] withProxy = Stream.concat(
                        Stream.of(command),
                        Stream.of("--s3-endpoint", proxy.endpoint().toString()))
                .toArray(String[]::new);
        Process process = product.start(log, withProxy);
        started.complete(process);
        return process;
    }

    private static int await(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
