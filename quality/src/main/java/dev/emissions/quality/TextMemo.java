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
final class TextMemo<V> {
    private static final int LONGEST_KEY = 256;
    private static final int NEIGHBOURS = 4;

    private static final class Entry<V> {
        final int hash;
        final byte[] key;
        final V meaning;

        Entry(int hash, byte[] key, V meaning) {
            this.hash = hash;
            this.key = key;
            this.meaning = meaning;
        }
    }

    private final TextField field;
    private final Function<String, V> reading;
    private final V absent;
    private final Entry<V>[] entries;
    private int nextVictim;

    /**
     * @param capacity how many texts are remembered at most; a power of two
     * @param reading what a text means; given null for an absent field
     */
    TextMemo(TextField field, int capacity, Function<String, V> reading) {
        if (Integer.bitCount(capacity) != 1 || capacity < NEIGHBOURS) {
            throw new IllegalArgumentException(
                    "Cannot size a memo: expected a power of two of at least " + NEIGHBOURS + ", got " + capacity);
        }
        this.field = field;
        this.reading = reading;
        this.absent = reading.apply(null);
        this.entries = newEntries(capacity);
    }

    @SuppressWarnings("unchecked") // an array of a generic class can be made in no other way
    private static <V> Entry<V>[] newEntries(int capacity) {
        return (Entry<V>[]) new Entry<?>[capacity];
    }

    V of(EventView event) {
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
            Entry<V> entry = entries[slot(hash, step)];
            if (entry == null) {
                return learn(slot(hash, step), hash, Arrays.copyOfRange(buffer, start, start + length));
            }
            if (entry.hash == hash && Arrays.equals(entry.key, 0, entry.key.length, buffer, start, start + length)) {
                return entry.meaning;
            }
        }
        nextVictim = (nextVictim + 1) % NEIGHBOURS;
        return learn(slot(hash, nextVictim), hash, Arrays.copyOfRange(buffer, start, start + length));
    }

    private V learn(int slot, int hash, byte[] key) {
        V meaning = reading.apply(new String(key, UTF_8));
        entries[slot] = new Entry<>(hash, key, meaning);
        return meaning;
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
