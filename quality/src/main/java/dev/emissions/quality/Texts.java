package dev.emissions.quality;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;

/** Questions about an event's texts that are answered on their bytes. */
final class Texts {
    private static final int LONGEST_ABSENCE = 16;
    private static final int MOST_DIGITS = 5;

    private Texts() {}

    /** Whether the field is absent or says that it is, see {@link Absence}. */
    static boolean saysNothing(EventView event, TextField field) {
        int length = event.length(field);
        if (length <= 0) {
            return true;
        }
        byte first = event.buffer()[event.start(field)];
        boolean mayBeAbsence = first <= ' ' || first == '-' || (first | ' ') == 'n';
        return mayBeAbsence && (length <= LONGEST_ABSENCE || first <= ' ') && Absence.isStatedBy(event.text(field));
    }

    /** Whether the field reads as width x height in pixels, such as 300x250. */
    static boolean isSize(EventView event, TextField field) {
        byte[] buffer = event.buffer();
        int end = event.start(field) + event.length(field);
        int afterWidth = afterNumber(buffer, event.start(field), end);
        if (afterWidth < 0 || afterWidth == end || buffer[afterWidth] != 'x') {
            return false;
        }
        return afterNumber(buffer, afterWidth + 1, end) == end;
    }

    /** Position behind a number from 1 to 99999 without leading zeros, or -1. */
    private static int afterNumber(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        int digits = at - start;
        return digits >= 1 && digits <= MOST_DIGITS && buffer[start] != '0' ? at : -1;
    }
}
