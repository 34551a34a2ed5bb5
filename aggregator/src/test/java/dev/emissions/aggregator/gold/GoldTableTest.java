package dev.emissions.aggregator.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldTableTest {
    private static final int DAY = 20_500;
    private static final Processed FIRST = new Processed("table", 1, "recipe");
    private static final Processed SECOND = new Processed("table", 2, "recipe");

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
    }

    @Test
    void tableTellsWhatItWasComputedFromAndWhichDaysItHolds() {
        GoldTable table = open();
        assertThat(table.processed()).isEmpty();

        table.replace(Set.of(DAY, DAY + 1), List.of(file("a", DAY), file("b", DAY + 1)), Optional.of(FIRST));
        table.replace(Set.of(DAY), List.of(), Optional.of(SECOND));

        assertThat(open().processed()).contains(SECOND);
        assertThat(open().days()).containsExactly(DAY + 1);
    }

    @Test
    void dayIsReplacedAsAWhole() {
        open().replace(Set.of(DAY), List.of(file("a", DAY), file("b", DAY)), Optional.of(FIRST));

        open().replace(Set.of(DAY), List.of(file("c", DAY)), Optional.of(SECOND));

        assertThat(fileCount()).isEqualTo(1);
    }

    @Test
    void rivalThatWroteMeanwhileIsNotOverwritten() {
        open().replace(Set.of(DAY + 1), List.of(file("a", DAY + 1)), Optional.of(FIRST));
        GoldTable slow = open();
        open().replace(Set.of(DAY), List.of(file("rival", DAY)), Optional.of(SECOND));

        assertThatThrownBy(() -> slow.replace(Set.of(DAY), List.of(file("slow", DAY)), Optional.empty()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("another process wrote to it meanwhile");
        assertThat(fileCount()).isEqualTo(2);
    }

    private int fileCount() {
        return new DeltaTable(lake, GoldTables.DAILY_BY_COUNTRY).daysOfFiles().size();
    }

    private GoldTable open() {
        return new GoldTable(lake, GoldTables.DAILY_BY_COUNTRY);
    }

    private DataFile file(String name, int day) {
        String path = lake.pathOf(GoldTables.DAILY_BY_COUNTRY.path()) + "/" + name + ".parquet";
        return new DataFile(path, day, 1, 1, 1, Map.of());
    }
}
