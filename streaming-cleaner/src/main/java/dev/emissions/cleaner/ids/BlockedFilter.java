package dev.emissions.cleaner.ids;

/**
 * A Bloom filter over well-mixed hashes, all of whose bits for one hash lie in one block of 64 bytes: adding a hash and asking for it
 * cost one look into memory, where the usual filter takes as many as it sets bits.
 */
final class BlockedFilter {
    private static final int BLOCK_LONGS = 8;
    private static final int BLOCK_BITS = BLOCK_LONGS * Long.SIZE;
    private static final int BIT_INDEX_BITS = 9;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] words;
    private final int blocks;
    private final int bitsSet;

    /** How much memory a filter takes, and how seldom it gives a false alarm. */
    enum Precision {
        /** Two bytes a hash; about one question in five hundred is a false alarm. */
        USUAL(16, 5),
        /** Four bytes a hash; about one question in fifty thousand is a false alarm. */
        HIGH(32, 7);

        private final int bitsPerHash;
        private final int bitsSet;

        Precision(int bitsPerHash, int bitsSet) {
            this.bitsPerHash = bitsPerHash;
            this.bitsSet = bitsSet;
        }
    }

    /**
     * @param capacity how many hashes it is made for
     */
    BlockedFilter(long capacity, Precision precision) {
        blocks = Math.toIntExact(1 + Math.max(0, capacity * precision.bitsPerHash - 1) / BLOCK_BITS);
        words = new long[Math.multiplyExact(blocks, BLOCK_LONGS)];
        bitsSet = precision.bitsSet;
    }

    void add(long hash) {
        int block = block(hash);
        long rest = hash;
        for (int i = 0; i < bitsSet; i++) {
            words[block + word(rest)] |= 1L << rest;
            rest >>>= BIT_INDEX_BITS;
        }
    }

    /** False if the hash surely was never added. */
    boolean mightContain(long hash) {
        int block = block(hash);
        long rest = hash;
        for (int i = 0; i < bitsSet; i++) {
            if ((words[block + word(rest)] & (1L << rest)) == 0) {
                return false;
            }
            rest >>>= BIT_INDEX_BITS;
        }
        return true;
    }

    long bytes() {
        return (long) words.length * Long.BYTES;
    }

    private int block(long hash) {
        return (int) ((((hash * MIX) >>> Integer.SIZE) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
    }

    /** Which word of the block holds the bit that the lowest nine bits tell; the lowest six tell its place in the word. */
    private static int word(long bits) {
        return (int) (bits >>> 6) & (BLOCK_LONGS - 1);
    }
}
