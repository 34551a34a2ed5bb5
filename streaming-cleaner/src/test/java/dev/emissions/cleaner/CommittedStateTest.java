package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.CommittedIds.Added;
import dev.emissions.cleaner.ids.CommittedIds.Rearranged;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedStateTest {
    private static final DataFile FILE = new DataFile("file", 20_000, 1, 1, 1, Map.of());

    @TempDir
    Path folder;

    private CommittedState state;

    @BeforeEach
    void loadEmptyTable() throws IOException {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        state = CommittedState.load(lake, LakeTables.open(lake));
    }

    @Test
    void commitsOfOthersBelowABatchHaveOnlyRearrangedRows() throws IOException {
        CommittedIds before = state.snapshot();

        state.add(0, List.of(FILE), Optional.of(3L));

        CommittedIds after = state.snapshot();
        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertThat(after.tableVersion()).isEqualTo(3);
        assertThat(after.days()).containsExactly(20_000);
        assertThat(after.changes()).containsExactly(new Rearranged(1), new Rearranged(2), new Added("file", 20_000));
    }

    @Test
    void batchThatStoodBeforeVoidsWhatIsRemembered() throws IOException {
        CommittedIds before = state.snapshot();

        state.add(0, List.of(FILE), Optional.empty());

        assertThat(state.snapshot().epoch()).isNotEqualTo(before.epoch());
    }

    /** Two processes may run one query for a moment; the decision that stands knows of commits that the other has not seen. */
    @Test
    void batchThatAnotherProcessJudgedVoidsWhatIsRemembered() throws IOException {
        CommittedIds before = state.snapshot();

        state.add(1, List.of(FILE), Optional.of(2L));

        assertThat(state.snapshot().epoch()).isNotEqualTo(before.epoch());
    }

    @Test
    void changesSinceTheLastBatchAreSentHoweverMany() throws IOException {
        state.add(0, List.of(FILE), Optional.of(1L));
        state.add(1, List.of(FILE), Optional.of(1000L));

        CommittedIds after = state.snapshot();

        assertThat(after.firstChange()).isZero();
        assertThat(after.changes()).hasSize(1 + 998 + 1);

        state.add(1000, List.of(FILE), Optional.of(1001L));
        assertThat(state.snapshot().firstChange()).isEqualTo(800);
    }
}
