package dev.emissions.producer.drop;

/** One physical line of a file, without its line break. */
final class Line {
    private final long number;
    private final byte[] bytes;
    private final long length;

    /**
     * Takes over the bytes.
     *
     * @param number counted from 1
     * @param bytes only the beginning where the line is longer than may be kept
     * @param length of the whole line
     */
    Line(long number, byte[] bytes, long length) {
        this.number = number;
        this.bytes = bytes;
        this.length = length;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** What was kept of it; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Bytes of the whole line. */
    long length() {
        return length;
    }

    boolean isCut() {
        return length > bytes.length;
    }

    boolean isBlank() {
        for (byte next : bytes) {
            if (next != ' ' && next != '\t') {
                return false;
            }
        }
        return true;
    }
}
