package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTableTest {
    private static final int DAY = 20_500;

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void createTable() {
        lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
        open().createIfAbsent();
    }

    @Test
    void commitThatStandsIsNotAddedAgain() {
        assertThat(open().append("query", 0, List.of(file("a", DAY)))).contains(1L);

        assertThat(open().append("query", 0, List.of(file("b", DAY)))).isEmpty();
        assertThat(open().append("other", 0, List.of(file("c", DAY)))).contains(2L);
        assertThat(open().daysOfFiles()).containsExactly(DAY, DAY);
    }

    @Test
    void replacedDaysAreRemovedAddedAndRememberedInOneCommit() {
        DeltaTable table = open();
        table.append("query", 0, List.of(file("a", DAY), file("b", DAY), file("c", DAY + 1)));

        table.replace(Set.of(DAY), List.of(file("d", DAY)), Map.of("test.progress", "two"));

        assertThat(open().daysOfFiles()).containsExactlyInAnyOrder(DAY, DAY + 1);
        assertThat(open().latest()).hasValueSatisfying(newest -> {
            assertThat(newest.getVersion()).isEqualTo(2);
            assertThat(newest.getDomainMetadata("test.progress")).contains("two");
        });
    }

    @Test
    void rivalThatWroteMeanwhileIsNotReplaced() {
        DeltaTable slow = open();
        assertThat(slow.latest()).isPresent();
        open().append("rival", 0, List.of(file("a", DAY)));

        assertThatThrownBy(() -> slow.replace(Set.of(DAY), List.of(file("b", DAY)), Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("another process wrote to it meanwhile");

        slow.latest();
        slow.replace(Set.of(DAY), List.of(), Map.of());
        assertThat(open().daysOfFiles()).isEmpty();
    }

    @Test
    void filesAreReplacedInOneCommitOntoTheStateByWhichTheyWereChosen() {
        open().append("query", 0, List.of(file("a", DAY), file("b", DAY)));

        AppendOutcome outcome = open().replaceOnto(
                        1, "repair", 0, Set.of(file("a", DAY).path()), List.of(file("c", DAY), file("d", DAY)));

        assertThat(outcome).isEqualTo(new AppendOutcome.Committed(2));
        assertThat(open().daysOfFiles()).hasSize(3);
        assertThat(open().replaceOnto(1, "repair", 0, Set.of(file("a", DAY).path()), List.of()))
                .isEqualTo(new AppendOutcome.Stood());
    }

    @Test
    void replacementIsOvertakenByRowsAnApplicationOrAMissingFile() {
        open().append("query", 0, List.of(file("a", DAY)));
        open().append("other", 0, List.of());

        assertThat(open().replaceOnto(1, "repair", 0, Set.of(file("a", DAY).path()), List.of()))
                .isEqualTo(new AppendOutcome.Overtaken(2));
        assertThat(open().replaceOnto(2, "repair", 0, Set.of(file("gone", DAY).path()), List.of()))
                .isEqualTo(new AppendOutcome.Overtaken(2));
        assertThat(open().applicationsSince(1)).containsExactly("other");
        assertThat(open().applicationsSince(2)).isEmpty();
    }

    @Test
    void rearrangementIsToldByAddressesAndNothingElseIsOne() {
        DeltaTable table = open();
        table.append("query", 0, List.of(file("a", DAY), file("b", DAY)));
        table.latest();
        table.rearrange(Set.of(listed("a"), listed("b")), List.of(file("c", DAY)));

        assertThat(table.rearrangement(1)).isEmpty();
        assertThat(table.rearrangement(2))
                .contains(new Rearrangement(Set.of(listed("a"), listed("b")), List.of(listed("c"))));
        assertThat(table.rearrangement(3)).isEmpty();
    }

    @Test
    void checkpointIsLeftToWhoeverKeepsTheLog() {
        List<Runnable> upkeep = new ArrayList<>();
        DeltaTable table = new DeltaTable(lake, GoldTables.DAILY_BY_COUNTRY, upkeep::add);
        for (int commit = 0; commit < 10; commit++) {
            table.append("query", commit, List.of(file("a" + commit, DAY)));
        }
        Path checkpoint = folder.resolve("lake")
                .resolve(GoldTables.DAILY_BY_COUNTRY.path())
                .resolve("_delta_log/00000000000000000010.checkpoint.parquet");
        assertThat(checkpoint).doesNotExist();
        assertThat(checkpoint.resolveSibling("00000000000000000010.crc")).exists();

        upkeep.forEach(Runnable::run);

        assertThat(checkpoint).exists();
        assertThat(open().daysOfFiles()).hasSize(10);
    }

    @Test
    void tablesOfAStreamGetACheckpointEachFiftyCommits() {
        DeltaTable ledger = new DeltaTable(lake, LedgerTable.CONTRACT);
        ledger.createIfAbsent();
        for (int commit = 0; commit < 50; commit++) {
            ledger.append("query", commit, List.of());
        }

        Path log = folder.resolve("lake").resolve(LedgerTable.CONTRACT.path()).resolve("_delta_log");
        assertThat(log.resolve("00000000000000000010.checkpoint.parquet")).doesNotExist();
        assertThat(log.resolve("00000000000000000050.checkpoint.parquet")).exists();
    }

    /** The file's address as the table's log has it, which spells a local folder otherwise. */
    private String listed(String name) {
        return new org.apache.hadoop.fs.Path(file(name, DAY).path()).toString();
    }

    private DeltaTable open() {
        return new DeltaTable(lake, GoldTables.DAILY_BY_COUNTRY);
    }

    private DataFile file(String name, int day) {
        return new DataFile(open().path() + "/" + name + ".parquet", day, 1, 1, 1, Map.of());
    }
}
