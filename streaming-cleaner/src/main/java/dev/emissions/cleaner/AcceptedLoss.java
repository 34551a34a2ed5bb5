package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offsets of a partition that a person gives up, since the broker has them no longer.
 *
 * @param from the first of them
 * @param to the last of them
 */
record AcceptedLoss(int partition, long from, long to) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");

    /** Reads {@code PARTITION:FROM-TO}. */
    static AcceptedLoss parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || Long.parseLong(parts.group(2)) > Long.parseLong(parts.group(3))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read --accept-loss: expected PARTITION:FROM-TO, such as 0:120-149, got '" + text + "'");
        }
        return new AcceptedLoss(
                Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return partition + ":" + from + "-" + to;
    }
}
