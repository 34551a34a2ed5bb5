package dev.emissions.lakehouse.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerSummary;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.WrittenTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant TIME = Instant.parse("2026-03-14T09:26:53.589793Z");

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
    }

    @Test
    void compactedRowsAreTheSameAndNobodyIsOvertaken() throws IOException {
        events(6, DAY);
        events(2, DAY.plusDays(1));
        List<TableRow> before = rows(CleanedTable.CONTRACT);
        DeltaTable running = new DeltaTable(lake, CleanedTable.CONTRACT);
        long base = running.latest().orElseThrow().getVersion();

        Saving plan = new Compaction(lake, CleanedTable.CONTRACT).plan();
        Saving done = new Compaction(lake, CleanedTable.CONTRACT).run();

        assertThat(plan.filesBefore()).isEqualTo(done.filesBefore()).isEqualTo(6);
        assertThat(done.filesAfter()).isEqualTo(plan.filesAfter()).isEqualTo(1);
        assertThat(newest(CleanedTable.CONTRACT).size().files()).isEqualTo(3);
        assertThat(newest(CleanedTable.CONTRACT).size().rows()).isEqualTo(16);
        assertThat(rows(CleanedTable.CONTRACT)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(running.appendOnto(base, "query", 0, List.of())).isInstanceOf(AppendOutcome.Committed.class);
        assertThat(new Compaction(lake, CleanedTable.CONTRACT).run().filesBefore())
                .isZero();
    }

    /** As rejected events state them. */
    @Test
    void timesFarFromTheEpochAreCopied() throws IOException {
        TableContract quarantine = QuarantineTable.CONTRACT;
        WrittenTable table =
                WrittenTable.create(lake, quarantine.path(), quarantine.schema(), QuarantineTable.INGEST_DATE);
        for (String time : List.of(
                "0001-01-01T00:00:00Z",
                "1600-02-29T12:00:00.000001Z",
                "2400-01-01T00:00:00.999999Z",
                "9999-12-31T23:59:59Z")) {
            Map<String, Object> values = Map.of(
                    QuarantineTable.INGEST_DATE,
                    DAY,
                    QuarantineTable.EVENT_TIME,
                    Instant.parse(time),
                    QuarantineTable.KAFKA_OFFSET,
                    7L);
            table.append(DAY, new Object[][] {
                quarantine.schema().fieldNames().stream().map(values::get).toArray()
            });
        }
        List<TableRow> before = rows(quarantine);

        new Compaction(lake, quarantine).run();

        assertThat(newest(quarantine).size().files()).isEqualTo(1);
        assertThat(rows(quarantine)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void filesThatARivalReplacedAreNotPutBack() throws IOException {
        events(4, DAY);
        DeltaTable table = new DeltaTable(lake, CleanedTable.CONTRACT);
        String gone = newest(CleanedTable.CONTRACT)
                .files(io.delta.kernel.expressions.AlwaysTrue.ALWAYS_TRUE)
                .get(0)
                .path();
        new DeltaTable(lake, CleanedTable.CONTRACT).replaceOnto(4, "repair", 0, Set.of(gone), List.of());

        assertThat(table.rearrange(Set.of(gone), List.of())).isEmpty();
        assertThat(newest(CleanedTable.CONTRACT).version()).isEqualTo(5);
    }

    @Test
    void vacuumKeepsWhatAVersionSinceNeeds() throws IOException {
        events(5, DAY);
        long before = newest(CleanedTable.CONTRACT).version();
        List<TableRow> rows = rows(CleanedTable.CONTRACT);
        Instant beforeCompaction = Instant.now();
        new Compaction(lake, CleanedTable.CONTRACT).run();
        Path orphan =
                Files.writeString(dataFiles().get(0).resolveSibling("orphan.parquet"), "no task lived to commit it");

        Saving nothing = new Vacuum(lake, CleanedTable.CONTRACT, beforeCompaction.minusSeconds(3600)).run();
        assertThat(nothing.filesBefore()).isZero();
        makeOld();
        Saving early = new Vacuum(lake, CleanedTable.CONTRACT, beforeCompaction).run();

        assertThat(early.filesBefore()).as("the orphan alone").isEqualTo(1);
        assertThat(orphan).doesNotExist();
        assertThat(rows(TableReader.at(lake, CleanedTable.CONTRACT.path(), before)
                        .orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(rows);
        Instant later = Instant.now().plus(Vacuum.UNTIL_COMMITTED).plusSeconds(60);
        assertThat(new Vacuum(lake, CleanedTable.CONTRACT, later).plan().filesBefore())
                .isEqualTo(5);
        assertThat(new Vacuum(lake, CleanedTable.CONTRACT, later).run().filesBefore())
                .isEqualTo(5);
        assertThat(dataFiles()).hasSize(1);
        assertThat(rows(CleanedTable.CONTRACT)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void tombstonesAreFoundInACheckpointToo() throws IOException {
        events(5, DAY);
        new Compaction(lake, CleanedTable.CONTRACT).run();
        commits(12);
        makeOld();

        assertThat(folder.resolve("lake/cleaned/emissions/_delta_log/00000000000000000010.checkpoint.parquet"))
                .exists();
        assertThat(vacuumed(Instant.now().minusSeconds(600))).isZero();
        assertThat(vacuumed(Instant.now().plusSeconds(60))).isEqualTo(5);
    }

    /** The second checkpoint after a file went out forgets it. */
    @Test
    void filesOfTheVersionOfThatTimeAreKeptHoweverLongTheLogHasGrownSince() throws IOException {
        events(5, DAY);
        makeOld();
        makeLogOld();
        new Compaction(lake, CleanedTable.CONTRACT).run();
        commits(120);

        assertThat(vacuumed(Instant.now().minusSeconds(600))).isZero();
        assertThat(rows(TableReader.asOf(
                                lake,
                                CleanedTable.CONTRACT.path(),
                                Instant.now().minusSeconds(600))
                        .orElseThrow()))
                .hasSize(10);
        assertThat(vacuumed(Instant.now().plusSeconds(60))).isEqualTo(5);
    }

    private void commits(int count) {
        DeltaTable table = new DeltaTable(lake, CleanedTable.CONTRACT);
        for (int commit = 0; commit < count; commit++) {
            table.append("query", commit, List.of());
        }
    }

    private long vacuumed(Instant since) throws IOException {
        return new Vacuum(lake, CleanedTable.CONTRACT, since).run().filesBefore();
    }

    @Test
    void logIsCutBeforeTheLastCheckpointOfTheTime() throws IOException {
        events(1, DAY);
        DeltaTable table = new DeltaTable(lake, CleanedTable.CONTRACT);
        for (int commit = 0; commit < 25; commit++) {
            table.append("query", commit, List.of());
        }
        Instant later = Instant.now().plusSeconds(60);

        assertThat(new LogCleanup(lake, CleanedTable.CONTRACT, Instant.now().minusSeconds(3600))
                        .run()
                        .filesBefore())
                .isZero();
        assertThat(new LogCleanup(lake, CleanedTable.CONTRACT, later).plan().filesBefore())
                .isGreaterThan(20);
        new LogCleanup(lake, CleanedTable.CONTRACT, later).run();

        assertThat(rows(TableReader.at(lake, CleanedTable.CONTRACT.path(), 20).orElseThrow()))
                .hasSize(2);
        assertThatThrownBy(() -> TableReader.at(lake, CleanedTable.CONTRACT.path(), 19));
        assertThat(new DeltaTable(lake, CleanedTable.CONTRACT).append("query", 25, List.of()))
                .contains(27L);
        assertThat(newest(CleanedTable.CONTRACT).size().rows()).isEqualTo(2);
    }

    @Test
    void ledgersSummaryIsTheSameWithAndWithoutItsCopy() throws IOException {
        WrittenTable ledger = WrittenTable.create(
                lake, LedgerTable.CONTRACT.path(), LedgerTable.CONTRACT.schema(), LedgerTable.SEALED_DATE);
        seal(ledger, "a", 0, 10);
        seal(ledger, "a", 10, 30);
        seal(ledger, "b", 0, 7);
        LedgerSummary first = LedgerSummary.newest(lake);
        LedgerSummary.store(lake);

        assertThat(LedgerSummary.newest(lake)).isEqualTo(first);
        assertThat(first.of("a")).singleElement().satisfies(seal -> {
            assertThat(seal.until()).isEqualTo(30);
            assertThat(seal.quarantined()).isEqualTo(6);
            assertThat(seal.topicId()).isEqualTo("id-a");
        });

        seal(ledger, "a", 30, 31);
        LedgerSummary second = LedgerSummary.newest(lake);
        Files.delete(folder.resolve("lake/ops/ledger-summary.json"));
        assertThat(LedgerSummary.newest(lake)).isEqualTo(second);
        LedgerSummary.store(lake);
        new Compaction(lake, LedgerTable.CONTRACT).run();
        assertThat(LedgerSummary.newest(lake).partitions()).isEqualTo(second.partitions());
    }

    /** Adds as many files of two events each. */
    private void events(int files, LocalDate day) throws IOException {
        WrittenTable table = newestIfAny(CleanedTable.CONTRACT)
                ? WrittenTable.open(
                        lake, CleanedTable.CONTRACT.path(), CleanedTable.CONTRACT.schema(), CleanedTable.EVENT_DATE)
                : WrittenTable.create(
                        lake, CleanedTable.CONTRACT.path(), CleanedTable.CONTRACT.schema(), CleanedTable.EVENT_DATE);
        for (int file = 0; file < files; file++) {
            table.append(day, event(day, file * 2L), event(day, file * 2L + 1));
        }
    }

    private boolean newestIfAny(TableContract contract) {
        return TableReader.newest(lake, contract.path()).isPresent();
    }

    private static Object[] event(LocalDate day, long number) {
        Map<String, Object> values = new HashMap<>();
        values.put(CleanedTable.EVENT_DATE, day);
        values.put(CleanedTable.EVENT_ID, "event-" + number);
        values.put(CleanedTable.EVENT_TIME, TIME.plusSeconds(number));
        values.put(CleanedTable.COUNTRY, number % 2 == 0 ? "DE" : null);
        values.put(CleanedTable.TOTAL_GRAMS, new BigDecimal("1.500000001"));
        values.put(CleanedTable.FLAGS, number % 2 == 0 ? List.of("LATE", "CLOCK_SKEW") : null);
        values.put(CleanedTable.REPAIRS, List.of(List.of("COUNTRY_NORMALISED", "country", "Germany")));
        values.put(CleanedTable.KAFKA_PARTITION, 1);
        values.put(CleanedTable.KAFKA_OFFSET, number);
        return CleanedTable.CONTRACT.schema().fieldNames().stream()
                .map(values::get)
                .toArray();
    }

    private static void seal(WrittenTable ledger, String topic, long from, long until) throws IOException {
        Map<String, Object> values = new HashMap<>();
        values.put(LedgerTable.SEALED_DATE, DAY);
        values.put(LedgerTable.TOPIC, topic);
        values.put(LedgerTable.TOPIC_ID, "id-" + topic);
        values.put(LedgerTable.PARTITION, 0);
        values.put(LedgerTable.FROM_OFFSET, from);
        values.put(LedgerTable.UNTIL_OFFSET, until);
        values.put(LedgerTable.QUARANTINED, 3L);
        values.put(LedgerTable.SEALED_AT, TIME.plusSeconds(from));
        ledger.append(DAY, new Object[][] {
            LedgerTable.CONTRACT.schema().fieldNames().stream().map(values::get).toArray()
        });
    }

    private TableReader newest(TableContract contract) {
        return TableReader.newest(lake, contract.path()).orElseThrow();
    }

    private List<TableRow> rows(TableContract contract) {
        return rows(newest(contract));
    }

    private static List<TableRow> rows(TableReader reader) {
        List<TableRow> rows = new ArrayList<>();
        try (var all = reader.rows(reader.columns())) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("lake/cleaned/emissions"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !file.toString().contains("_delta_log"))
                    .toList();
        }
    }

    /** As if every data file had been written an hour ago. */
    private void makeOld() throws IOException {
        for (Path file : dataFiles()) {
            makeOld(file);
        }
    }

    private void makeLogOld() throws IOException {
        try (var files = Files.list(folder.resolve("lake/cleaned/emissions/_delta_log"))) {
            for (Path file : files.toList()) {
                makeOld(file);
            }
        }
    }

    private static void makeOld(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(3 * 3600)));
    }
}
