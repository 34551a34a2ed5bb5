package dev.emissions.cleaner.repair;

import java.io.IOException;
import java.util.List;

/** Decides what becomes of records; writes files, but commits nothing. */
interface Decider {
    /**
     * Decides by the state of the tables as it is now.
     *
     * @param candidates the records, or none where the decider finds them itself
     * @param correctedMicros when the records are to move: microseconds since the epoch
     */
    Decision decide(List<Candidate> candidates, long correctedMicros) throws IOException;

    /** The last decision once more, after rows came into cleaned; no other repair was carried out since. */
    Decision decideAgain(List<Candidate> candidates, long correctedMicros) throws IOException;
}
