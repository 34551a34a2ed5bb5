package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import io.delta.kernel.exceptions.CommitStateUnknownException;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a command does with the lake; tells in one line that the lake's store failed in the midst of it. */
public enum LakeAccess {
    /** The command only reads. */
    READ("expected a lake that can be read"),
    /** The command writes, and may be repeated. */
    WRITE("expected a lake that can be read and written; run the command again, it goes on where it stopped");

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

    private final String expected;

    LakeAccess(String expected) {
        this.expected = expected;
    }

    /**
     * Does the work.
     *
     * @param what it does, such as {@code replay records}
     * @throws CommandFailure if the store failed
     */
    public void told(String what, Work work) {
        toldOf(what, () -> {
            work.run();
            return what;
        });
    }

    /** As {@link #told}, with the step's result. */
    public <T> T toldOf(String what, Step<T> step) {
        try {
            return step.run();
        } catch (IOException
                | UncheckedIOException
                | KernelEngineException
                | MaxCommitRetryLimitReachedException
                | CommitStateUnknownException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "Cannot " + what + ": " + root.getMessage() + "; " + expected, e);
        }
    }
}
