package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.Vocabularies;
import dev.emissions.schemas.Vocabulary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The catalogue's name: a number kept by hand, and a digest of all that decides besides code. */
final class CatalogueVersion {
    /** Raise it when the code of a rule or of a reading changes what becomes of an event. */
    private static final String KEPT_BY_HAND = "1";

    private static final int DIGEST_DIGITS = 8;
    private static final List<Vocabulary> VOCABULARIES = List.of(
            Vocabularies.COUNTRIES,
            Vocabularies.DEVICES,
            Vocabularies.FORMATS,
            Vocabularies.FRAMEWORKS,
            Vocabularies.COVERAGES,
            Vocabularies.AD_SERVER_DOMAINS);

    private CatalogueVersion() {}

    static String of(List<Rule> rules, Thresholds thresholds) {
        MessageDigest digest = sha256();
        rules.forEach(rule -> add(digest, rule.id() + " " + rule.reaction() + " " + rule.replaces()));
        add(digest, thresholds.toString());
        VOCABULARIES.forEach(vocabulary -> vocabulary.lines().forEach(line -> add(digest, line)));
        SegmentMedians.load().lines().forEach(line -> add(digest, line));
        return KEPT_BY_HAND + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS);
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot name the catalogue: every Java platform has SHA-256", e);
        }
    }
}
