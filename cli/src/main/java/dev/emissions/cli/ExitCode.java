package dev.emissions.cli;

/** What a command's exit code says; the numbers are part of the product's contract. */
public enum ExitCode {
    OK(0),
    /** The command line itself is wrong. */
    USAGE(2),
    /** A dependency cannot be reached, or the configuration names something that is not there. */
    UNREACHABLE(3),
    /** The data or a table breaks its contract. */
    DATA(4),
    /** A fault of the product. */
    BUG(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
