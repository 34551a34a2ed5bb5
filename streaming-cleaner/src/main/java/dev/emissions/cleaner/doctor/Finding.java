package dev.emissions.cleaner.doctor;

/**
 * What a check found.
 *
 * @param advice what to do; empty where all is well
 */
record Finding(String check, Severity severity, String seen, String advice) {
    /** How bad it is. */
    enum Severity {
        OK,
        /** It works, but may not for long. */
        WARNING,
        /** It does not work. */
        PROBLEM
    }

    Finding {
        if (severity != Severity.OK && advice.isBlank()) {
            throw new IllegalArgumentException("Cannot tell of " + check + " without saying what to do");
        }
    }

    static Finding ok(String check, String seen) {
        return new Finding(check, Severity.OK, seen, "");
    }

    static Finding warning(String check, String seen, String advice) {
        return new Finding(check, Severity.WARNING, seen, advice);
    }

    static Finding problem(String check, String seen, String advice) {
        return new Finding(check, Severity.PROBLEM, seen, advice);
    }
}
