package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.PayloadHash;
import dev.emissions.quality.CleanEvent;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
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

    /** Identity of an accepted event and of the bytes it was decoded from. */
    public static EventIdentity of(CleanEvent event, EventView view) {
        int start = event.start(TextField.EVENT_ID);
        long[] id =
                MurmurHash3.hash128x64(event.buffer(TextField.EVENT_ID), start, event.length(TextField.EVENT_ID), SEED);
        return new EventIdentity(event.eventDate(), id[0], id[1], PayloadHash.of(view));
    }

    /** The id's two halves, for an id that was read back from the table. */
    static long[] hash(byte[] id) {
        return MurmurHash3.hash128x64(id, 0, id.length, SEED);
    }
}
