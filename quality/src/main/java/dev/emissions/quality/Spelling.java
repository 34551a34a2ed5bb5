package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;

/** What one stated text of a dimension means; shared by all events that state it. */
final class Spelling {
    /** How the stated text relates to the value that is kept. */
    enum Standing {
        /** The text is the value. */
        EXACT,
        /** The text certainly means the value. */
        RESPELLED,
        /** There is no text, or one that says so. */
        MISSING,
        /** The text means no value. */
        UNKNOWN
    }

    private final Standing standing;
    private final byte[] replacement;
    private final int code;
    private final boolean adServer;
    private Repair repair;

    private Spelling(Standing standing, String replacement, int code, boolean adServer) {
        this.standing = standing;
        this.replacement = replacement == null ? null : replacement.getBytes(UTF_8);
        this.code = code;
        this.adServer = adServer;
    }

    static Spelling exact(int code) {
        return new Spelling(Standing.EXACT, null, code, false);
    }

    static Spelling replaced(Standing standing, String value, int code) {
        return new Spelling(standing, value, code, false);
    }

    static Spelling unusable(Standing standing) {
        return new Spelling(standing, null, -1, false);
    }

    /** The same spelling of a domain that serves ads. */
    Spelling ofAdServer() {
        return new Spelling(standing, replacement == null ? null : new String(replacement, UTF_8), code, true);
    }

    boolean is(Standing other) {
        return standing == other;
    }

    boolean adServer() {
        return adServer;
    }

    /** Position of the value in its vocabulary, or -1. */
    int code() {
        return code;
    }

    /** The value to keep, or null when the stated text is kept. */
    byte[] replacement() {
        return replacement;
    }

    /** The note that the text was replaced; one spelling is only ever replaced by one rule. */
    Repair repair(Rule rule, TextField field, EventView event) {
        if (repair == null) {
            repair = new Repair(rule, field.column(), event.text(field));
        }
        return repair;
    }
}
