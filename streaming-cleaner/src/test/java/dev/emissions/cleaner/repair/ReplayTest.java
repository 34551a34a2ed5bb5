package dev.emissions.cleaner.repair;

import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.repair.TestQuarantine.Answer;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    @TempDir
    Path folder;

    private TestQuarantine lake;

    @BeforeEach
    void openLake() {
        lake = new TestQuarantine(BreakingLogStore.lake(folder));
    }

    @AfterEach
    void mendLogStore() {
        BreakingLogStore.mend();
    }

    @Test
    void whatAWrongRuleRejectedIsCleanedByOneCommand() throws IOException {
        lake.reject("DOMAIN_INVALID", record(3, valid("a")), record(7, valid("b")));
        lake.reject("UNDECODABLE", record(0, 8, "k", bytes("no event")));

        Answer answer = lake.run("replay", "--rule", "DOMAIN_INVALID", "--note", "rule mended");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("2 open records judged", "  2 cleaned", "Next: emissions aggregate");
        assertThat(lake.rows(CleanedTable.CONTRACT))
                .extracting(row -> row.value(CleanedTable.KAFKA_OFFSET) + "=" + row.value(CleanedTable.EVENT_ID))
                .containsExactlyInAnyOrder("3=a", "7=b");
        assertThat(lake.standings())
                .isEqualTo(Map.of(3L, Disposition.CLEANED, 7L, Disposition.CLEANED, 8L, Disposition.QUARANTINED));
        assertThat(lake.rows(CorrectionsTable.CONTRACT)).hasSize(2).allSatisfy(row -> {
            assertThat(row.value(CorrectionsTable.CAUSE)).isEqualTo("replay");
            assertThat(row.value(CorrectionsTable.FROM_DISPOSITION)).isEqualTo("quarantined");
            assertThat(row.value(CorrectionsTable.TO_DISPOSITION)).isEqualTo("cleaned");
            assertThat(row.value(CorrectionsTable.NOTE)).isEqualTo("rule mended");
            assertThat(row.value(CorrectionsTable.EDITED_VALUE)).isNull();
        });
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void secondReplayFindsNothingOpen() throws IOException {
        lake.reject("DOMAIN_INVALID", record(3, valid("a")));
        lake.run("replay");

        Answer second = lake.run("replay");

        assertThat(second.out()).contains("0 open records judged");
        assertThat(lake.ids()).containsExactly("a");
        assertThat(lake.rows(CorrectionsTable.CONTRACT)).hasSize(1);
    }

    @Test
    void twinsBecomeDuplicatesAndConflictsStay() throws IOException {
        EmissionEvent other = valid("a");
        other.setImpressions(11L);
        lake.accept(record(0, valid("a")));
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, other));

        Answer answer = lake.run("replay");

        assertThat(answer.out())
                .contains("  0 cleaned", "  1 duplicates", "  1 still rejected: 1 CONFLICTING_DUPLICATE");
        assertThat(lake.standings()).isEqualTo(Map.of(1L, Disposition.DUPLICATE, 2L, Disposition.QUARANTINED));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void ofTwoTwinsInQuarantineTheFirstIsCleaned() throws IOException {
        lake.reject("DOMAIN_INVALID", record(5, valid("a")));
        lake.reject("DOMAIN_INVALID", record(4, valid("a")));

        lake.run("replay");

        assertThat(lake.standings()).isEqualTo(Map.of(4L, Disposition.CLEANED, 5L, Disposition.DUPLICATE));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void dryRunTellsTheSameAndChangesNothing() throws IOException {
        lake.accept(record(0, valid("a")));
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));
        lake.reject("UNDECODABLE", record(0, 3, "k", bytes("no event")));

        Answer answer = lake.run("replay", "--dry-run");

        assertThat(answer.out())
                .contains("3 open records would be judged anew; nothing was changed", "  1 cleaned")
                .contains("  1 duplicates", "  1 still rejected: 1 UNDECODABLE")
                .doesNotContain("Next");
        assertThat(lake.ids()).containsExactly("a");
        assertThat(lake.rows(CorrectionsTable.CONTRACT)).isEmpty();
        assertThat(folder.resolve("lake/ops/repairs")).doesNotExist();
    }

    @Test
    void editedRecordIsCleanedAsItShouldHaveBeen() throws IOException {
        EmissionEvent wrong = valid("a");
        wrong.setDomain("localhost");
        lake.reject("DOMAIN_INVALID", record(1, wrong), record(2, valid("b")));
        Path file = folder.resolve("records.jsonl");
        lake.run("export", "--output", file.toString());
        Files.writeString(file, Files.readString(file).replace("localhost", "example.org"));

        Answer answer = lake.run("replay", "--edited", file.toString(), "--note", "by hand");

        assertThat(answer.out()).as(answer.err()).contains("  2 cleaned");
        assertThat(lake.rows(CleanedTable.CONTRACT))
                .extracting(row -> row.value(CleanedTable.DOMAIN))
                .containsExactlyInAnyOrder("example.org", "example.com");
        wrong.setDomain("example.org");
        assertThat(editedValues()).containsExactly(EmissionEvents.encode(wrong));
        assertThat(lake.run("show", "events:0:1").out())
                .contains("\"localhost\"", "replay: quarantined -> cleaned, edited, by hand");
        RepairBooks.assertBalanced(lake);
    }

    /** As it does where two exports are put together: nobody can tell which line is meant. */
    @Test
    void recordThatStandsTwiceInAnEditedFileIsRefusedBeforeAnythingIsReplayed() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));
        Path file = folder.resolve("records.jsonl");
        lake.run("export", "--output", file.toString());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(0)));

        Answer answer = lake.run("replay", "--edited", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("line 3", "expected each record once, got events:0:");
        assertThat(lake.ids()).isEmpty();
    }

    @Test
    void recordThatIsNoEventCanBeMadeOne() throws IOException {
        lake.reject("UNDECODABLE", record(0, 1, "k", bytes("no event")));
        Path file = folder.resolve("records.jsonl");
        lake.run("export", "--output", file.toString());
        ObjectMapper json = new ObjectMapper();
        ObjectNode line = (ObjectNode) json.readTree(Files.readString(file));
        line.remove("raw_value_base64");
        line.set(
                "event", new EventJson().read(EmissionEvents.encode(valid("a"))).orElseThrow());
        Files.writeString(file, json.writeValueAsString(line));

        lake.run("replay", "--edited", file.toString());

        assertThat(lake.ids()).containsExactly("a");
    }

    @Test
    void editedFileIsCheckedBeforeAnythingIsReplayed() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));
        Path file = folder.resolve("records.jsonl");
        lake.run("export", "--output", file.toString());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).replace("\"impressions\":10", "\"impressions\":\"ten\""));
        Files.write(file, lines);

        Answer answer = lake.run("replay", "--edited", file.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("line 2", "event.impressions: expected a whole number or null, got \"ten\"");
        assertThat(lake.ids()).isEmpty();
    }

    @Test
    void discardedRecordIsNotReplayedUntilItIsOpenedAgain() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));

        lake.run("discard", "events:0:1", "--note", "a test");
        lake.run("replay");
        assertThat(lake.standings()).isEqualTo(Map.of(1L, Disposition.DISCARDED, 2L, Disposition.CLEANED));
        lake.run("discard", "--undo", "events:0:1", "--note", "it was none");
        lake.run("replay");

        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b");
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void discardAsksForAReasonAndAChoice() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")));

        assertThat(lake.run("discard", "events:0:1").code()).isEqualTo(2);
        assertThat(lake.run("discard", "--note", "all").err()).contains("expected positions or a filter");
        assertThat(lake.run("discard", "--note", "x", "--rule", "DOMAIN_INVALLID")
                        .err())
                .contains("expected rules of the catalogue");
        assertThat(lake.standings()).isEqualTo(Map.of(1L, Disposition.QUARANTINED));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void killedAtAnyWriteAndRunAgainItCountsOnce(boolean written) throws IOException {
        int steps = 0;
        boolean broke = true;
        for (; broke; steps++) {
            lake = new TestQuarantine(BreakingLogStore.lake(folder.resolve("step-" + steps)));
            lake.accept(record(0, valid("a")));
            lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")), record(3, valid("c")));
            broke = isReplayKilled(steps, written, 1, 2);

            lake.run("replay");

            assertThat(lake.standings())
                    .as("killed at write %d", steps)
                    .isEqualTo(Map.of(1L, Disposition.DUPLICATE, 2L, Disposition.CLEANED, 3L, Disposition.CLEANED));
            RepairBooks.assertBalanced(lake);
        }
        assertThat(steps)
                .as("writes: plan, cleaned, corrections made, corrections")
                .isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void killedRepairIsCompletedOrVoidAtTheNextStart(boolean written) throws IOException {
        boolean halfDone = false;
        for (int step = 0; step < 4; step++) {
            lake = new TestQuarantine(BreakingLogStore.lake(folder.resolve("step-" + step)));
            lake.reject("DOMAIN_INVALID", record(2, valid("b")));
            assertThat(isReplayKilled(step, written, 2)).isTrue();
            boolean isHalfDone = lake.ids().size() == 1 && lake.standings().get(2L) == Disposition.QUARANTINED;
            assertThat(new Repairs(lake.lake()).unfinished().isPresent())
                    .as("unfinished when killed at write %d", step)
                    .isEqualTo(isHalfDone);
            halfDone |= isHalfDone;

            new Repairs(lake.lake()).complete();
            new Repairs(lake.lake()).complete();

            RepairBooks.assertBalanced(lake);
            assertThat(new Repairs(lake.lake()).unfinished()).isEmpty();
            assertThat(lake.ids()).as("killed at write %d", step).hasSize(step == 0 && !written ? 0 : 1);
        }
        assertThat(halfDone).as("killed between its two commits").isTrue();
    }

    @Test
    void planThatWasOvertakenIsVoid() throws IOException {
        lake.reject("DOMAIN_INVALID", record(2, valid("b")));
        isReplayKilled(0, true, 2);
        lake.accept(record(9, valid("b")));

        new Repairs(lake.lake()).complete();

        assertThat(lake.standings()).isEqualTo(Map.of(2L, Disposition.QUARANTINED));
        lake.run("replay");
        assertThat(lake.standings()).isEqualTo(Map.of(2L, Disposition.DUPLICATE));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void ofTwoReplaysOfTheSameRecordsOneWins() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        RepairRun slow = run(Clock.systemUTC());
        List<Candidate> chosen = candidates();
        run(fast).settle(chosen.subList(0, 1));

        RepairTally tally = slow.settle(chosen);

        assertThat(tally.cleaned()).isEqualTo(1);
        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b");
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void correctionsFollowEachOtherWhateverTheClocksSay() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")));
        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        Operation operation = Operation.begin(Cause.DISCARD, "note", tomorrow);
        Discard discard = Discard.closing(lake.lake(), operation);
        new RepairRun(lake.lake(), operation, discard.from(), discard, tomorrow).settle(candidates());

        lake.run("discard", "--undo", "events:0:1", "--note", "today");

        assertThat(lake.standings()).isEqualTo(Map.of(1L, Disposition.QUARANTINED));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void replayThatACleanerOvertookLooksOnlyAtWhatCameIn() throws IOException {
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")));
        List<Candidate> chosen = candidates();
        Overtaken decider = new Overtaken(record(9, valid("other")), record(10, valid("b")));
        RepairRun run =
                new RepairRun(lake.lake(), decider.operation, Disposition.QUARANTINED, decider, Clock.systemUTC());

        RepairTally tally = run.settle(chosen);

        assertThat(tally.cleaned()).isEqualTo(1);
        assertThat(tally.duplicates()).isEqualTo(1);
        assertThat(decider.sameFiles).containsExactly(true, false);
        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b", "other");
        RepairBooks.assertBalanced(lake);
    }

    /** Another writer brings an event in after each of the first decisions. */
    private final class Overtaken implements Decider {
        private final Operation operation = Operation.begin(Cause.REPLAY, null, Clock.systemUTC());
        private final Replay replay = new Replay(lake.lake(), operation, Thresholds.defaults());
        private final List<KafkaRecord> rivals;
        private final List<Boolean> sameFiles = new ArrayList<>();
        private Decision last;

        private Overtaken(KafkaRecord... rivals) {
            this.rivals = new ArrayList<>(List.of(rivals));
        }

        @Override
        public Decision decide(List<Candidate> candidates, long correctedMicros) throws IOException {
            last = replay.decide(candidates, correctedMicros);
            comeIn();
            return last;
        }

        @Override
        public Decision decideAgain(List<Candidate> candidates, long correctedMicros) throws IOException {
            Decision before = last;
            last = replay.decideAgain(candidates, correctedMicros);
            sameFiles.add(last.cleaned().equals(before.cleaned()));
            comeIn();
            return last;
        }

        private void comeIn() throws IOException {
            if (!rivals.isEmpty()) {
                lake.accept(rivals.remove(0));
            }
        }
    }

    /** Replays the offsets in a process that dies at that write of a log; returns whether it came so far. */
    private boolean isReplayKilled(int writes, boolean written, long... offsets) throws IOException {
        Set<Position> positions = Arrays.stream(offsets)
                .mapToObj(offset -> new Position(TestQuarantine.TOPIC, 0, offset))
                .collect(Collectors.toSet());
        BreakingLogStore.breakAfter(writes, written);
        try {
            new Chunks(lake.lake(), Disposition.QUARANTINED, run(Clock.systemUTC())::settle)
                    .choose(RecordFilter.of(positions));
        } catch (RuntimeException e) {
            assertThat(e).hasRootCauseMessage(BreakingLogStore.MESSAGE);
        }
        return BreakingLogStore.mend();
    }

    private RepairRun run(Clock clock) {
        Operation operation = Operation.begin(Cause.REPLAY, null, clock);
        return new RepairRun(
                lake.lake(),
                operation,
                Disposition.QUARANTINED,
                new Replay(lake.lake(), operation, Thresholds.defaults()),
                clock);
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> all = new ArrayList<>();
        new Chunks(lake.lake(), Disposition.QUARANTINED, all::addAll).choose(RecordFilter.of(Set.of()));
        all.sort(java.util.Comparator.comparing(Candidate::position));
        return all;
    }

    private List<Object> editedValues() {
        return lake.rows(CorrectionsTable.CONTRACT).stream()
                .map(row -> row.value(CorrectionsTable.EDITED_VALUE))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
