package dev.emissions.schemas;

/** What became of a record's bytes. */
public enum Decoding {
    /** The view shows the event. */
    EVENT,
    /** The bytes are no event: absent, no schema header, torn, or not text where text was promised. */
    UNDECODABLE,
    /** The header names a schema that this version does not know. */
    UNKNOWN_SCHEMA
}
