package dev.emissions.proof.verify;

/** What is checked; each has a name that stays the same and a sentence that says what must hold. */
public enum Check {
    FILES("files", "every data file that a table names can be read"),
    LEDGER_ROWS("ledger-rows", "counts and lists of each ledger row add up to its range"),
    LEDGER_RANGES("ledger-ranges", "the ledger's ranges follow on each other without a break or an overlap"),
    LEDGER_COUNTS("ledger-counts", "each ledger row counts what the tables hold for its range"),
    MISSING("missing", "every offset has a disposition"),
    DOUBLE("double", "no offset has two dispositions, or two rows for one"),
    CORRECTIONS("corrections", "corrections follow on what was before, and have their row"),
    BEFORE_FIRST("before-first", "no row lies before the first offset of the ledger"),
    UNIQUE_IDS("unique-ids", "an event id is accepted once per event date"),
    RECORDS("records", "there is a record at each offset that is said to have one"),
    CLEANED_PAYLOADS("cleaned-payloads", "each cleaned row has id, event date and payload of the record at its offset"),
    QUARANTINE_VALUES("quarantine-values", "each quarantined value has the bytes of the record at its offset"),
    DUPLICATES("duplicates", "each duplicate has its twin in cleaned, accepted before it"),
    GAPS("gaps", "the broker has no record where the ledger claims a gap or a loss");

    private final String label;
    private final String rule;

    Check(String label, String rule) {
        this.label = label;
        this.rule = rule;
    }

    /** Its name in reports. */
    public String label() {
        return label;
    }

    /** What must hold. */
    public String rule() {
        return rule;
    }
}
