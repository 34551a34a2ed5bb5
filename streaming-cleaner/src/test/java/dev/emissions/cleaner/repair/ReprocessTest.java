package dev.emissions.cleaner.repair;

import static dev.emissions.cleaner.TestEvents.DAY;
import static dev.emissions.cleaner.TestEvents.TIME;
import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cli.CommandFailure;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReprocessTest {
    private static final long MICROS = TimeUnit.SECONDS.toMicros(TIME.getEpochSecond());

    @TempDir
    Path folder;

    private TestQuarantine lake;
    private DayRewrite rewrite;

    @BeforeEach
    void openLake() {
        lake = new TestQuarantine(folder);
    }

    @AfterEach
    void mendLogStore() {
        BreakingLogStore.mend();
    }

    @Test
    void rowsAreFlaggedByTodaysRules() throws IOException {
        lake.accept(earlierRules(), late(1, valid("a")), record(2, valid("b")));

        String told = reprocess();

        assertThat(told).contains("2 cleaned rows judged anew", "  2 accepted as before", "LATE 0 -> 1");
        assertThat(column(CleanedTable.CONTRACT, CleanedTable.FLAGS)).isEqualTo(byOffset(1L, "[LATE]", 2L, "null"));
        assertThat(lake.rows(CorrectionsTable.CONTRACT)).isEmpty();
    }

    @Test
    void rowThatIsRejectedNowGoesToQuarantine() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));

        String told = reprocess();

        assertThat(told).contains("  1 accepted as before", "  1 rejected now: 1 IMPRESSIONS_");
        assertThat(lake.ids()).containsExactly("b");
        assertThat(lake.rows(QuarantineTable.CONTRACT)).singleElement().satisfies(row -> {
            assertThat(row.value(QuarantineTable.KAFKA_OFFSET)).isEqualTo(1L);
            assertThat(row.value(QuarantineTable.RAW_VALUE)).isEqualTo(EmissionEvents.encode(huge("a")));
        });
        assertThat(moves()).containsExactly("1: cleaned -> quarantined, reprocess");
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void rejectedRecordThatIsAcceptedNowComesIn() throws IOException {
        EmissionEvent later = valid("c");
        later.setEventTime(MICROS + TimeUnit.DAYS.toMicros(1));
        KafkaRecord nextDay = new KafkaRecord(0, 3, later.getEventTime(), null, EmissionEvents.encode(later));
        lake.accept(record(0, valid("a")));
        lake.reject("DOMAIN_INVALID", record(1, valid("a")), record(2, valid("b")), nextDay);
        lake.reject("IMPRESSIONS_INVALID", record(4, huge("d")));

        String told = reprocess();

        assertThat(told).contains("1 cleaned from quarantine: 1 DOMAIN_INVALID", "1 of quarantine found to be dup");
        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b");
        assertThat(lake.standings())
                .isEqualTo(Map.of(
                        1L,
                        Disposition.DUPLICATE,
                        2L,
                        Disposition.CLEANED,
                        3L,
                        Disposition.QUARANTINED,
                        4L,
                        Disposition.QUARANTINED));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void recordsThatConflictWithWhatStaysDoNotCountAmongThoseThatComeIn() throws IOException {
        lake.accept(record(0, valid("a")), record(1, valid("b")));
        lake.reject("CONFLICTING_DUPLICATE", record(2, other("a")), record(3, other("b")), record(4, other("a")));
        lake.reject("DOMAIN_INVALID", record(5, valid("c")));

        String told = reprocess(() -> {}, 1);

        assertThat(told).contains("1 cleaned from quarantine: 1 DOMAIN_INVALID");
        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(lake.standings().values())
                .containsExactly(
                        Disposition.QUARANTINED, Disposition.QUARANTINED, Disposition.QUARANTINED, Disposition.CLEANED);
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void moreNewcomersThanFitAreRefused() throws IOException {
        lake.accept(record(0, valid("a")));
        lake.reject("DOMAIN_INVALID", record(1, valid("b")), record(2, valid("c")));

        assertThatThrownBy(() -> reprocess(() -> {}, 1))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("more than 1 rejected records or duplicates");
        assertThat(lake.ids()).containsExactly("a");
    }

    @Test
    void duplicatesOfARejectedEventAreJudged() throws IOException {
        KafkaRecord early =
                new KafkaRecord(0, 1, MICROS - TimeUnit.HOURS.toMicros(1), null, EmissionEvents.encode(valid("a")));
        lake.accept(earlierRules(), early, record(2, huge("b")), record(3, valid("c")));
        lake.seal(1, 4);
        lake.seal(4, 9, record(5, valid("a")), record(6, huge("b")), record(7, valid("a")), record(8, valid("c")));

        String told = reprocess();

        assertThat(told).contains("duplicates of rejected events: 1 cleaned, 1 quarantined, 1 duplicate");
        assertThat(moves())
                .containsExactlyInAnyOrder(
                        "1: cleaned -> quarantined, reprocess",
                        "2: cleaned -> quarantined, reprocess",
                        "5: duplicate -> cleaned, reprocess",
                        "6: duplicate -> quarantined, reprocess",
                        "7: duplicate -> duplicate, reprocess");
        assertThat(column(CleanedTable.CONTRACT, CleanedTable.EVENT_ID)).isEqualTo(byOffset(3L, "c", 5L, "a"));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void secondRunChangesNothing() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));
        lake.seal(1, 5, record(3, huge("a")));
        reprocess();

        String again = reprocess();

        assertThat(again).contains("1 cleaned rows", "  0 rejected now", "  0 cleaned from quarantine");
        assertThat(moves()).hasSize(2);
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void editedRowKeepsWhatAPersonMadeOfIt() throws IOException {
        EmissionEvent wrong = valid("a");
        wrong.setDomain("localhost");
        lake.reject("DOMAIN_INVALID", record(1, wrong));
        Path file = folder.resolve("records.jsonl");
        lake.run("export", "--output", file.toString());
        java.nio.file.Files.writeString(
                file, java.nio.file.Files.readString(file).replace("localhost", "example.org"));
        lake.run("replay", "--edited", file.toString());

        reprocess();

        assertThat(column(CleanedTable.CONTRACT, CleanedTable.DOMAIN)).isEqualTo(byOffset(1L, "example.org"));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void missingRecordsAreNamedAndNothingIsChanged() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")), record(3, valid("c")));
        lake.lose(2);
        lake.lose(3);

        assertThatThrownBy(this::reprocess)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the test no longer has 2 of its records, at offsets events:0:2-3");
        assertThat(lake.ids()).hasSize(3);
        assertThat(folder.resolve("lake/ops/repairs")).doesNotExist();
    }

    @Test
    void recordThatIsAnotherOneIsRefused() throws IOException {
        lake.accept(record(1, valid("a")));
        lake.reject("DOMAIN_INVALID", record(1, valid("b")));

        assertThatThrownBy(this::reprocess).hasMessageContaining("events:0:1 of the test is not the one");
    }

    @Test
    void dryRunTellsAndChangesNothing() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));
        lake.reject("DOMAIN_INVALID", record(3, valid("c")));
        StringWriter told = new StringWriter();

        rewrite(() -> {}).preview().print(new PrintWriter(told), "day", "would be judged anew");

        assertThat(told.toString()).contains("1 rejected now", "1 cleaned from quarantine: 1 DOMAIN_INVALID");
        assertThat(lake.ids()).containsExactlyInAnyOrder("a", "b");
        assertThat(lake.rows(CorrectionsTable.CONTRACT)).isEmpty();
        assertThat(folder.resolve("lake/ops/repairs")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void killedAtAnyWriteItIsCompleteOrHasDoneNothing(boolean written) throws IOException {
        boolean broke = true;
        int step = 0;
        for (; broke; step++) {
            lake = new TestQuarantine(BreakingLogStore.lake(folder.resolve("step-" + step)));
            lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));
            lake.seal(1, 5, record(3, huge("a")));
            lake.reject("DOMAIN_INVALID", record(4, valid("d")));
            BreakingLogStore.breakAfter(step, written);
            try {
                reprocess();
            } catch (RuntimeException e) {
                assertThat(e).hasRootCauseMessage(BreakingLogStore.MESSAGE);
            }
            broke = BreakingLogStore.mend();

            new Repairs(lake.lake()).complete();
            new Repairs(lake.lake()).complete();

            boolean isDecided = step > 0 || written;
            assertThat(lake.ids())
                    .as("killed at write %d", step)
                    .containsExactlyInAnyOrder(isDecided ? new String[] {"b", "d"} : new String[] {"a", "b"});
            assertThat(moves()).hasSize(isDecided ? 3 : 0);
            RepairBooks.assertBalanced(lake);
            reprocess();
            assertThat(lake.ids()).containsExactlyInAnyOrder("b", "d");
            RepairBooks.assertBalanced(lake);
        }
        assertThat(step)
                .as("writes: plan, cleaned, quarantine, corrections made, corrections")
                .isGreaterThan(5);
    }

    @Test
    void batchThatCameInMeanwhileStaysAsItIs() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));
        lake.seal(1, 3);
        int[] looks = {0};

        reprocess(() -> {
            if (looks[0]++ == 0) {
                lake.accept(record(9, valid("new")));
            }
        });

        assertThat(looks[0]).as("looks").isEqualTo(2);
        assertThat(lake.ids()).containsExactlyInAnyOrder("b", "new");
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void batchWithATwinOfWhatComesInIsSeen() throws IOException {
        lake.accept(record(2, valid("b")));
        lake.reject("DOMAIN_INVALID", record(4, valid("d")));
        int[] looks = {0};

        reprocess(() -> {
            if (looks[0]++ == 0) {
                lake.accept(record(9, valid("d")));
            }
        });

        assertThat(lake.ids()).containsExactlyInAnyOrder("b", "d");
        assertThat(lake.standings()).isEqualTo(Map.of(4L, Disposition.DUPLICATE));
        RepairBooks.assertBalanced(lake);
    }

    @Test
    void batchWithADuplicateOfWhatIsRejectedIsSeen() throws IOException {
        lake.accept(earlierRules(), record(1, huge("a")), record(2, valid("b")));
        lake.seal(1, 3);
        int[] looks = {0};

        reprocess(() -> {
            if (looks[0]++ == 1) {
                lake.seal(3, 5, record(4, huge("a")));
            } else if (looks[0] == 1) {
                lake.accept(record(3, valid("c")));
            }
        });

        assertThat(moves())
                .containsExactlyInAnyOrder(
                        "1: cleaned -> quarantined, reprocess", "4: duplicate -> quarantined, reprocess");
        RepairBooks.assertBalanced(lake);
    }

    /** Judges the day anew; returns what was told. */
    private String reprocess() throws IOException {
        return reprocess(() -> {});
    }

    private String reprocess(DayRewrite.Chores chores) throws IOException {
        return reprocess(chores, Newcomers.MOST);
    }

    private String reprocess(DayRewrite.Chores chores, int mostNewcomers) throws IOException {
        rewrite = new DayRewrite(
                lake.lake(), operation(), Thresholds.defaults(), DAY, lake.records(), chores, mostNewcomers);
        new RepairRun(lake.lake(), operation(), Disposition.CLEANED, rewrite, Clock.systemUTC()).settle(List.of());
        StringWriter told = new StringWriter();
        rewrite.tally().print(new PrintWriter(told), "day", "judged anew");
        return told.toString();
    }

    private DayRewrite rewrite(DayRewrite.Chores chores) {
        return new DayRewrite(lake.lake(), operation(), Thresholds.defaults(), DAY, lake.records(), chores);
    }

    private static Operation operation() {
        return Operation.begin(Cause.REPROCESS, null, Clock.systemUTC());
    }

    /** Rules that accept more, and call nothing late. */
    private static Thresholds earlierRules() {
        Thresholds today = Thresholds.defaults();
        return new Thresholds(
                today.earliest(),
                today.latest(),
                Duration.ofDays(1),
                Duration.ofDays(300),
                today.mismatchGrams(),
                today.mismatchFraction(),
                today.largeMismatchFraction(),
                today.highGramsPerImpression(),
                today.highestGramsPerImpression(),
                today.unitDistance(),
                today.unitTolerance(),
                today.highestGrams(),
                today.highestImpressions() * 100);
    }

    /** Another event under the same id. */
    private static EmissionEvent other(String id) {
        EmissionEvent event = valid(id);
        event.setDomain("other.example");
        return event;
    }

    /** An event of more impressions than today's rules accept. */
    private static EmissionEvent huge(String id) {
        EmissionEvent event = valid(id);
        event.setImpressions(Thresholds.defaults().highestImpressions() * 10);
        return event;
    }

    private static KafkaRecord late(long offset, EmissionEvent event) {
        return new KafkaRecord(0, offset, MICROS + TimeUnit.DAYS.toMicros(30), null, EmissionEvents.encode(event));
    }

    /** The corrections, such as {@code 1: cleaned -> quarantined, reprocess}. */
    private List<String> moves() {
        return lake.rows(CorrectionsTable.CONTRACT).stream()
                .map(row -> row.value(CorrectionsTable.OFFSET) + ": " + row.value(CorrectionsTable.FROM_DISPOSITION)
                        + " -> " + row.value(CorrectionsTable.TO_DISPOSITION) + ", "
                        + row.value(CorrectionsTable.CAUSE))
                .toList();
    }

    private Map<Object, String> column(TableContract table, String column) {
        Map<Object, String> values = new TreeMap<>();
        lake.rows(table)
                .forEach(row -> values.put(row.value(CleanedTable.KAFKA_OFFSET), String.valueOf(row.value(column))));
        return values;
    }

    private static Map<Object, String> byOffset(Object... pairs) {
        Map<Object, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], (String) pairs[i + 1]);
        }
        return map;
    }
}
