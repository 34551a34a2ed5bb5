package dev.emissions.stack;

import java.util.Locale;

/** Which program serves S3. */
public enum S3Server {
    /** Comes with the product; keeps each object as a file. */
    S3PROXY,
    /** Must be installed by the user. */
    MINIO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
