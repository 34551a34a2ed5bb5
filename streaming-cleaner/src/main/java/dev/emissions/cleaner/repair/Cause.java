package dev.emissions.cleaner.repair;

import java.util.Locale;

/** Why an offset was moved from one disposition to another after its batch was sealed. */
enum Cause {
    /** Its record was judged anew, as it was or as a person edited it. */
    REPLAY,
    /** A person closed it without a replay, or opened it again. */
    DISCARD,
    /** Its event date was judged anew as a whole, after the rules had changed. */
    REPROCESS;

    /** The word that stands in the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
