package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells in one line that the lake's store failed in the midst of a command. */
public final class LakeFailures {
    private LakeFailures() {}

    /** A piece of work on the lake. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** A piece of work on the lake that has a result. */
    @FunctionalInterface
    public interface Step<T> {
        T run() throws IOException;
    }

    /**
     * Does the work.
     *
     * @param what it does, such as {@code replay records}
     */
    public static void told(String what, Work work) {
        toldOf(what, () -> {
            work.run();
            return what;
        });
    }

    /** As {@link #told}, with the step's result. */
    public static <T> T toldOf(String what, Step<T> step) {
        try {
            return step.run();
        } catch (IOException | UncheckedIOException | KernelEngineException | MaxCommitRetryLimitReachedException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot " + what + ": " + root.getMessage() + "; expected a lake that can be read and written; run"
                            + " the command again, it goes on where it stopped",
                    e);
        }
    }
}
