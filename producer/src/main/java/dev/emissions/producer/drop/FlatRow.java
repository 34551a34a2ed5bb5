package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.EmissionEvent;
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

    /** The event of a row; what the form does not know is absent, but for the framework, which is classic Scope3. */
    static EmissionEvent toEvent(List<String> values, Reading reading) {
        EmissionEvent event = new EmissionEvent();
        event.setEventId(idOf(values));
        event.setEventTime(reading.dateMicros(values.get(0)));
        event.setDomain(reading.text(values.get(1)));
        event.setFormat(reading.text(values.get(2)));
        event.setCountry(reading.text(values.get(3)));
        event.setAdSize(reading.text(values.get(4)));
        event.setDevice(reading.text(values.get(5)));
        event.setAdSelectionGrams(reading.grams(values.get(6)));
        event.setCreativeDistributionGrams(reading.grams(values.get(7)));
        event.setMediaDistributionGrams(reading.grams(values.get(8)));
        event.setTotalGrams(reading.grams(values.get(9)));
        event.setDomainCoverage(reading.text(values.get(10)));
        event.setFramework("scope3");
        return event;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
