package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.Judge;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Judges rejected records anew, as the cleaner would: what the rules accept goes to cleaned unless its id is there, what is a twin becomes
 * a duplicate, and all else stays where it is.
 */
final class Replay implements Decider {
    /** Ids that a dry run remembers from chunk to chunk, about 100 MB of them. */
    private static final long MOST_ASSUMED = 2_000_000;

    private final Lake lake;
    private final Operation operation;
    private final Judge judge;
    private final DeltaTable table;
    private final Map<Integer, IdMap> assumed = new HashMap<>();
    private long assumedCount;
    private TwinSearch twins;
    private Map<Integer, IdMap> accepted = Map.of();
    private Decision last;

    Replay(Lake lake, Operation operation, Thresholds thresholds) {
        this.lake = lake;
        this.operation = operation;
        this.judge = new Judge(thresholds);
        this.table = new DeltaTable(lake, CleanedTable.CONTRACT);
    }

    @Override
    public Decision decide(List<Candidate> candidates, long correctedMicros) throws IOException {
        long base = version();
        List<Judged> forCleaned = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        RepairTally tally = sort(candidates, base, forCleaned, corrections);
        last = new Decision(
                base,
                writeCleaned(forCleaned),
                corrections.isEmpty() ? List.of() : Correction.write(lake, operation, correctedMicros, corrections),
                tally);
        return last;
    }

    @Override
    public Decision decideAgain(List<Candidate> candidates, long correctedMicros) throws IOException {
        long base = version();
        if (twins.find(base, accepted).values().stream().anyMatch(found -> found.size() > 0)) {
            return decide(candidates, correctedMicros);
        }
        last = last.onto(base);
        return last;
    }

    /** What would become of the records; nothing is written. Later previews take for granted what earlier ones accept. */
    RepairTally preview(List<Candidate> candidates) throws IOException {
        List<Judged> forCleaned = new ArrayList<>();
        RepairTally tally = sort(candidates, version(), forCleaned, new ArrayList<>());
        for (Judged judged : forCleaned) {
            if (assumedCount < MOST_ASSUMED) {
                judged.addTo(assumed);
                assumedCount++;
            }
        }
        return tally;
    }

    private long version() {
        return table.latest()
                .orElseThrow(() -> new IllegalStateException("Cannot read " + table.path() + ": no such table"))
                .getVersion();
    }

    /** The records by what becomes of them. */
    private RepairTally sort(
            List<Candidate> candidates, long base, List<Judged> forCleaned, List<Correction> corrections)
            throws IOException {
        List<Judged> judged = applyRules(candidates);
        Map<Integer, IdMap> wanted = new HashMap<>();
        judged.stream().filter(Judged::isAccepted).forEach(one -> one.addTo(wanted));
        twins = new TwinSearch(lake);
        Map<Integer, IdMap> known = twins.find(base, wanted);
        accepted = new HashMap<>();
        RepairTally tally = new RepairTally();
        for (Judged one : judged) {
            Long twin = one.isAccepted() ? one.twinsPayload(List.of(known, accepted, assumed)) : null;
            if (!one.isAccepted()) {
                tally.countRejected(one.reasons());
            } else if (twin == null) {
                one.addTo(accepted);
                forCleaned.add(one);
                corrections.add(correction(one, Disposition.CLEANED));
                tally.countCleaned();
            } else if (twin == one.identity().payload()) {
                corrections.add(correction(one, Disposition.DUPLICATE));
                tally.countDuplicate();
            } else {
                tally.countRejected(List.of(RuleCatalogue.CONFLICTING_DUPLICATE.id()));
            }
        }
        return tally;
    }

    /** In the order of the positions, so that of several twins the first is accepted. */
    private List<Judged> applyRules(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(Candidate::position))
                .map(candidate -> judge.accepts(candidate.record())
                        ? new Judged(candidate, judge.identity(), List.of())
                        : new Judged(candidate, null, ids(judge.rejection().reasons())))
                .toList();
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).toList();
    }

    private static Correction correction(Judged judged, Disposition to) {
        return new Correction(
                judged.candidate().position(),
                Disposition.QUARANTINED,
                to,
                judged.candidate().editedValue());
    }

    private List<DataFile> writeCleaned(List<Judged> forCleaned) throws IOException {
        List<DataFile> written = new ArrayList<>();
        int end;
        for (int begin = 0; begin < forCleaned.size(); begin = end) {
            String topic = topic(forCleaned, begin);
            end = begin + 1;
            while (end < forCleaned.size() && topic(forCleaned, end).equals(topic)) {
                end++;
            }
            written.addAll(writeCleaned(topic, forCleaned.subList(begin, end)));
        }
        return written;
    }

    private static String topic(List<Judged> judged, int index) {
        return judged.get(index).candidate().position().topic();
    }

    private List<DataFile> writeCleaned(String topic, List<Judged> sameTopic) throws IOException {
        String name = "repair-" + UUID.randomUUID();
        try (var files = new DayFiles<>(lake, CleanedTable.CONTRACT, new CleanedRow.Format(topic), name)) {
            for (Judged judged : sameTopic) {
                if (!judge.accepts(judged.candidate().record())) {
                    throw new IllegalStateException("Cannot judge "
                            + judged.candidate().position() + " twice: accepted at first, then rejected");
                }
                files.write(judged.identity().day(), judge.cleanedRow(judged.identity()));
            }
            return files.finish();
        }
    }
}
