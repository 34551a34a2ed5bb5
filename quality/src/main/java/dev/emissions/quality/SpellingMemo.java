package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Remembers what the texts of one field mean, keyed by their bytes, so that a text seen before costs neither a string nor the reading.
 *
 * <p>Of fixed size whatever the input: long texts are read each time, and a full neighbourhood forgets one of its texts.
 */
final class SpellingMemo {
    private static final int LONGEST_KEY = 256;
    private static final int NEIGHBOURS = 4;

    private static final class Entry {
        final int hash;
        final byte[] key;
        final Spelling spelling;

        Entry(int hash, byte[] key, Spelling spelling) {
            this.hash = hash;
            this.key = key;
            this.spelling = spelling;
        }
    }

    private final TextField field;
    private final Function<String, Spelling> reading;
    private final Spelling absent;
    private final Entry[] entries;
    private int nextVictim;

    /**
     * @param capacity how many texts are remembered at most; a power of two
     * @param reading what a text means; given null for an absent field
     */
    SpellingMemo(TextField field, int capacity, Function<String, Spelling> reading) {
        if (Integer.bitCount(capacity) != 1 || capacity < NEIGHBOURS) {
            throw new IllegalArgumentException(
                    "Cannot size a memo: expected a power of two of at least " + NEIGHBOURS + ", got " + capacity);
        }
        this.field = field;
        this.reading = reading;
        this.absent = reading.apply(null);
        this.entries = new Entry[capacity];
    }

    Spelling of(EventView event) {
        int length = event.length(field);
        if (length < 0) {
            return absent;
        }
        byte[] buffer = event.buffer();
        int start = event.start(field);
        if (length > LONGEST_KEY) {
            return reading.apply(new String(buffer, start, length, UTF_8));
        }
        int hash = hash(buffer, start, length);
        for (int step = 0; step < NEIGHBOURS; step++) {
            Entry entry = entries[slot(hash, step)];
            if (entry == null) {
                return learn(slot(hash, step), hash, Arrays.copyOfRange(buffer, start, start + length));
            }
            if (entry.hash == hash && Arrays.equals(entry.key, 0, entry.key.length, buffer, start, start + length)) {
                return entry.spelling;
            }
        }
        nextVictim = (nextVictim + 1) % NEIGHBOURS;
        return learn(slot(hash, nextVictim), hash, Arrays.copyOfRange(buffer, start, start + length));
    }

    private Spelling learn(int slot, int hash, byte[] key) {
        Spelling spelling = reading.apply(new String(key, UTF_8));
        entries[slot] = new Entry(hash, key, spelling);
        return spelling;
    }

    private int slot(int hash, int step) {
        return (hash + step) & (entries.length - 1);
    }

    private static int hash(byte[] buffer, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + buffer[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
