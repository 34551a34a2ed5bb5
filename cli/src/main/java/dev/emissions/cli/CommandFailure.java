package dev.emissions.cli;

/**
 * A failure that the user can understand and mend: one line {@code Cannot <do> <object>: <cause>; expected <x>, got <y>[; hint]}, no
 * stack trace, and an exit code.
 */
public final class CommandFailure extends RuntimeException {
    private final ExitCode exitCode;

    public CommandFailure(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
