package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.lakehouse.PayloadHash;
import dev.emissions.quality.Assessor;
import dev.emissions.quality.Origin;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Thresholds;
import dev.emissions.quality.Verdict;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
import java.util.List;
import java.util.Optional;

/** Decodes records and applies the rules to them, one at a time: what it answers is about the last record. Not for several threads. */
public final class Judge {
    private final EventDecoder decoder = new EventDecoder();
    private final EventView view = new EventView();
    private final Assessor assessor;
    private KafkaRecord record;
    private Decoding decoding;
    private Verdict verdict;

    public Judge(Thresholds thresholds) {
        this.assessor = new Assessor(thresholds);
    }

    /** Whether the rules accept the record. */
    public boolean accepts(KafkaRecord next) {
        record = next;
        decoding = decoder.decode(next.value(), view);
        if (decoding != Decoding.EVENT) {
            verdict = null;
            return false;
        }
        Origin origin = next.isFileDrop() ? Origin.FILE_DROP : Origin.STREAM;
        verdict = assessor.assess(view, next.timestampMicros(), origin);
        return verdict.accepted();
    }

    /** Identity of the accepted record. */
    public EventIdentity identity() {
        return EventIdentity.of(verdict.event(), view);
    }

    /** Identity of the record as its bytes state it, accepted or not; empty if it is no event with an id and a time. */
    public Optional<EventIdentity> decodedIdentity() {
        return decoding == Decoding.EVENT && view.length(TextField.EVENT_ID) >= 0 && view.hasEventTime()
                ? Optional.of(EventIdentity.of(view))
                : Optional.empty();
    }

    /** Whether the record is an event of that payload, accepted or not. */
    public boolean isOf(long payload) {
        return decoding == Decoding.EVENT && PayloadHash.of(view) == payload;
    }

    /** Row of the accepted record; valid until the next record is judged. */
    public CleanedRow cleanedRow(EventIdentity identity) {
        return new CleanedRow(record, verdict, identity.payload());
    }

    /** Row of the rejected record; valid until the next record is judged. */
    public QuarantineRow rejection() {
        return switch (decoding) {
            case EVENT -> new QuarantineRow(record, view, verdict.rejections(), verdict.flags());
            case UNDECODABLE -> undecoded(RuleCatalogue.UNDECODABLE);
            case UNKNOWN_SCHEMA -> undecoded(RuleCatalogue.UNKNOWN_SCHEMA);
        };
    }

    /** Row of a record that the rules accept, but whose id another event has already. */
    public QuarantineRow conflict() {
        return new QuarantineRow(record, view, List.of(RuleCatalogue.CONFLICTING_DUPLICATE), verdict.flags());
    }

    private QuarantineRow undecoded(Rule reason) {
        return new QuarantineRow(record, null, List.of(reason), List.of());
    }
}
