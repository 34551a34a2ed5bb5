package dev.emissions.cleaner.repair;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * One run of a repairing command.
 *
 * @param id unlike that of any other run
 * @param note what a person says about it, or null
 */
record Operation(String id, Cause cause, String note) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int TOKEN = 8;

    static Operation begin(Cause cause, String note, Clock clock) {
        Instant now = clock.instant();
        String token = UUID.randomUUID().toString().substring(0, TOKEN);
        return new Operation(cause.word() + "-" + TIME.format(now) + "-" + token, cause, note);
    }
}
