package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.Judge;
import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.quality.Rule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Records that may come into an event date which is written anew, from quarantine or as duplicates of rows that leave it. */
final class Newcomers {
    /** How many records may come into a date. */
    static final int MOST = 100_000;

    private static final long MOST_BYTES = 128L << 20;

    private final Lake lake;
    private final Judge judge;
    private final int day;
    private final int most;
    private final Map<Position, Judged> records = new TreeMap<>();
    private final Map<Integer, IdMap> wanted = new HashMap<>();
    private final TwinSearch twins;
    private long bytes;

    Newcomers(Lake lake, Judge judge, int day, int most) {
        this.lake = lake;
        this.judge = judge;
        this.day = day;
        this.most = most;
        this.twins = new TwinSearch(lake);
    }

    /**
     * Adds the open records of quarantine that the rules accept now, and whose date it is, but for those that conflict with a row that stays:
     * they stay open.
     *
     * @param version of cleaned
     * @param fallen ids of its rows that leave
     */
    void addRejected(long version, IdMap fallen) throws IOException {
        Portion portion = new Portion(version, fallen);
        List<String> columns = new ArrayList<>(Rejected.COLUMNS);
        columns.add(QuarantineTable.EVENT_TIME);
        new Quarantine(lake).forEach(RecordFilter.of(Set.of()), columns, (row, standing) -> {
            Instant time = (Instant) row.value(QuarantineTable.EVENT_TIME);
            // What could not be read then has no time in the table.
            if (standing == Disposition.QUARANTINED && (time == null || dayOf(time) == day)) {
                portion.offer(new Candidate(Rejected.of(row, standing), Optional.empty()));
            }
        });
        portion.sift();
    }

    /** Rejected records of which it is not known yet whether they conflict with a row that stays; any number may. */
    private final class Portion {
        private final long version;
        private final IdMap fallen;
        private final List<Judged> accepted = new ArrayList<>();
        private long acceptedBytes;

        private Portion(long version, IdMap fallen) {
            this.version = version;
            this.fallen = fallen;
        }

        private void offer(Candidate candidate) throws IOException {
            if (!judge.accepts(candidate.record()) || judge.identity().day() != day) {
                return;
            }
            accepted.add(new Judged(candidate, judge.identity(), List.of()));
            acceptedBytes += candidate.bytes();
            if (accepted.size() >= most || acceptedBytes >= MOST_BYTES) {
                sift();
            }
        }

        private void sift() throws IOException {
            Map<Integer, IdMap> ids = new HashMap<>();
            accepted.forEach(judged -> judged.addTo(ids));
            IdMap known = new TwinSearch(lake).find(version, ids).getOrDefault(day, new IdMap());
            for (Judged judged : accepted) {
                EventIdentity identity = judged.identity();
                if (!stays(identity, known, fallen)
                        || known.payload(identity.high(), identity.low()) == identity.payload()) {
                    add(judged);
                }
            }
            accepted.clear();
            acceptedBytes = 0;
        }
    }

    private static boolean stays(EventIdentity identity, IdMap known, IdMap fallen) {
        return known.contains(identity.high(), identity.low()) && !fallen.contains(identity.high(), identity.low());
    }

    private static int dayOf(Instant time) {
        return Math.toIntExact(LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay());
    }

    /** Adds the record, which is a duplicate, if the event that it repeats has fallen. */
    void addOrphan(Position position, KafkaRecord record, Optional<byte[]> edit, IdMap fallen) {
        Rejected duplicate = new Rejected(position, record, List.of(), "", Disposition.DUPLICATE);
        Candidate candidate = new Candidate(duplicate, edit);
        boolean isAccepted = judge.accepts(candidate.record());
        EventIdentity identity = judge.decodedIdentity().orElse(null);
        if (identity == null || identity.day() != day || !fallen.contains(identity.high(), identity.low())) {
            return;
        }
        if (isAccepted) {
            add(new Judged(candidate, identity, List.of()));
        } else {
            List<Rule> reasons = judge.rejection().reasons();
            add(new Judged(candidate, null, reasons.stream().map(Rule::id).toList()));
        }
    }

    private void add(Judged judged) {
        if (records.put(judged.candidate().position(), judged) == null) {
            bytes += judged.candidate().bytes();
        }
        if (judged.isAccepted()) {
            judged.addTo(wanted);
        }
        if (records.size() > most || bytes > MOST_BYTES) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    String.format(
                            Locale.ROOT,
                            "Cannot reprocess %s: more than %,d rejected records or duplicates, or %d MiB of them, would come"
                                    + " in; expected fewer, which fit into memory; run `emissions quarantine replay` first",
                            LocalDate.ofEpochDay(day),
                            most,
                            MOST_BYTES >> 20));
        }
    }

    /** Positions of those that were duplicates. */
    Set<Position> orphans() {
        return records.values().stream()
                .filter(judged -> standing(judged) == Disposition.DUPLICATE)
                .map(judged -> judged.candidate().position())
                .collect(Collectors.toSet());
    }

    /** Whether files of that version of cleaned which no earlier look has seen hold an id of theirs. */
    boolean meetTwins(long version) throws IOException {
        return twins.find(version, wanted).values().stream().anyMatch(found -> found.size() > 0);
    }

    /** Gives each its place, in the order of their positions, so that of several twins the first is accepted. */
    void settle(long version, IdMap fallen, DayOutput out, ReprocessTally tally) throws IOException {
        IdMap known = twins.find(version, wanted).getOrDefault(day, new IdMap());
        Map<Integer, IdMap> accepted = new HashMap<>();
        for (Judged judged : records.values()) {
            if (!judged.isAccepted()) {
                reject(judged, false, out, tally);
                continue;
            }
            EventIdentity identity = judged.identity();
            Long twin = stays(identity, known, fallen)
                    ? Long.valueOf(known.payload(identity.high(), identity.low()))
                    : judged.twinsPayload(List.of(accepted));
            if (twin == null) {
                judged.addTo(accepted);
                accept(judged, out, tally);
            } else if (twin == identity.payload()) {
                repeat(judged, out, tally);
            } else {
                reject(judged, true, out, tally);
            }
        }
    }

    private void accept(Judged judged, DayOutput out, ReprocessTally tally) throws IOException {
        Candidate candidate = judged.candidate();
        judge.accepts(candidate.record());
        out.accept(candidate.position().topic(), judge.cleanedRow(judged.identity()));
        correct(judged, Disposition.CLEANED, out);
        if (standing(judged) == Disposition.DUPLICATE) {
            tally.countOrphan(Disposition.CLEANED);
        } else {
            tally.countForgiven(candidate.rejected().reasons());
        }
    }

    /** A duplicate that was one is corrected, too: since now it repeats another record. */
    private void repeat(Judged judged, DayOutput out, ReprocessTally tally) throws IOException {
        correct(judged, Disposition.DUPLICATE, out);
        if (standing(judged) == Disposition.DUPLICATE) {
            tally.countOrphan(Disposition.DUPLICATE);
        } else {
            tally.countTwinInQuarantine();
        }
    }

    /** What is in quarantine already stays there. */
    private void reject(Judged judged, boolean isConflict, DayOutput out, ReprocessTally tally) throws IOException {
        if (standing(judged) == Disposition.DUPLICATE) {
            Candidate candidate = judged.candidate();
            judge.accepts(candidate.record());
            QuarantineRow row = isConflict ? judge.conflict() : judge.rejection();
            KafkaRecord original = candidate.rejected().record();
            out.reject(candidate.position().topic(), original, row.of(original));
            correct(judged, Disposition.QUARANTINED, out);
            tally.countOrphan(Disposition.QUARANTINED);
        }
    }

    private static void correct(Judged judged, Disposition to, DayOutput out) throws IOException {
        Candidate candidate = judged.candidate();
        out.correct(new Correction(candidate.position(), standing(judged), to, candidate.editedValue()));
    }

    private static Disposition standing(Judged judged) {
        return judged.candidate().rejected().standing();
    }
}
