package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The older flat form of an event: what its columns are, and what a row's identity is. */
public final class FlatRow {
    /** The columns in the order of the form. */
    public static final List<String> HEADER = List.of(
            "date",
            "domain",
            "format",
            "country",
            "ad_size",
            "device",
            "adSelectionEmissions",
            "creativeDistributionEmissions",
            "mediaDistributionEmissions",
            "totalEmissions",
            "domainCoverage");

    private static final int ID_BYTES = 16;
    /** No text of the form holds it, so that values cannot run into each other. */
    private static final String BETWEEN_VALUES = "\u001F";

    private FlatRow() {}

    /**
     * The event id of a row, which has none of its own: 128 bits of SHA-256 over its values without surrounding space, so that an exact
     * copy has the same.
     *
     * @param values one per column of {@link #HEADER}, in that order; empty where the row says nothing
     */
    public static String idOf(List<String> values) {
        byte[] canonical = String.join(
                        BETWEEN_VALUES, values.stream().map(String::strip).toList())
                .getBytes(UTF_8);
        return HexFormat.of().formatHex(Arrays.copyOf(sha256().digest(canonical), ID_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
