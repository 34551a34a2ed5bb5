package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.PayloadHash;
import dev.emissions.quality.CleanEvent;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What makes two events the same: the day of their time and 128 bits of their id; and what makes them equal: 64 bits of their payload.
 *
 * <p>With 128 bits the chance that any two of 10^12 ids of a day share an identity is below 10^-14.
 *
 * @param day days since 1970-01-01, UTC
 */
public record EventIdentity(int day, long high, long low, long payload) {
    private static final int SEED = 0;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Identity of an accepted event and of the bytes it was decoded from. */
    public static EventIdentity of(CleanEvent event, EventView view) {
        int start = event.start(TextField.EVENT_ID);
        long[] id =
                MurmurHash3.hash128x64(event.buffer(TextField.EVENT_ID), start, event.length(TextField.EVENT_ID), SEED);
        return new EventIdentity(event.eventDate(), id[0], id[1], PayloadHash.of(view));
    }

    /** Identity of an event as its bytes state it; it must have an id and a time. */
    public static EventIdentity of(EventView view) {
        long[] id = MurmurHash3.hash128x64(
                view.buffer(), view.start(TextField.EVENT_ID), view.length(TextField.EVENT_ID), SEED);
        int day = Math.toIntExact(Math.floorDiv(view.eventTimeMicros(), DAY_MICROS));
        return new EventIdentity(day, id[0], id[1], PayloadHash.of(view));
    }

    /** The id's two halves, for an id that was read back from the table. */
    public static long[] hash(String id) {
        return hash(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id's two halves, for an id that was read back from the table. */
    static long[] hash(byte[] id) {
        return MurmurHash3.hash128x64(id, 0, id.length, SEED);
    }
}
