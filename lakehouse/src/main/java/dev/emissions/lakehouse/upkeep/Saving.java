package dev.emissions.lakehouse.upkeep;

/** How many files and bytes there were before, and after. */
public record Saving(long filesBefore, long bytesBefore, long filesAfter, long bytesAfter) {
    public static final Saving NONE = new Saving(0, 0, 0, 0);

    /** So many files and bytes were removed. */
    public static Saving removed(long files, long bytes) {
        return new Saving(files, bytes, 0, 0);
    }

    /** Both together. */
    public Saving and(Saving other) {
        return new Saving(
                filesBefore + other.filesBefore,
                bytesBefore + other.bytesBefore,
                filesAfter + other.filesAfter,
                bytesAfter + other.bytesAfter);
    }
}
