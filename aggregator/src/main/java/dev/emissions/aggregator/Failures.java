package dev.emissions.aggregator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Turns what goes wrong inside Spark's tasks into one line. */
final class Failures {
    private Failures() {}

    /**
     * The failure to report to the user: that of a file or the object store in one line, any other as it is.
     *
     * @param work what was being done, as in {@code aggregate the events of 2026-03-01}
     */
    static RuntimeException explain(RuntimeException failure, String work) {
        if (failure instanceof CommandFailure) {
            return failure;
        }
        return storeFailure(failure)
                .<RuntimeException>map(cause -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot " + work + ": " + firstLine(cause)
                                + "; expected every file that the tables name to be readable; hint: run the command again",
                        failure))
                .orElse(failure);
    }

    /** The innermost failure of input or output. */
    private static Optional<Throwable> storeFailure(Throwable failure) {
        Throwable found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                found = cause;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String firstLine(Throwable failure) {
        String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return text.lines().findFirst().orElse(failure.toString());
    }
}
