package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path folder;

    /** What a reader sees whose listing overlaps with a commit: Kernel's own words, by which that is told from a broken log. */
    @Test
    void checksumWhoseCommitIsNotListedYetIsNoBrokenLog() throws IOException {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        var table = new DeltaTable(lake, LedgerTable.CONTRACT);
        table.createIfAbsent();
        table.append("query", 0, List.of());
        Path commit = folder.resolve(LedgerTable.CONTRACT.path()).resolve("_delta_log/00000000000000000001.json");
        Path hidden = Files.move(commit, folder.resolve("hidden"));
        int[] listings = {0};

        long version = Snapshots.listedAgain(() -> {
            if (++listings[0] == 3) {
                show(hidden, commit);
            }
            return Snapshots.newest(lake.engine(), table.path()).getVersion();
        });

        assertThat(version).isEqualTo(1);
        assertThat(listings[0]).isEqualTo(3);
    }

    @Test
    void otherFaultsAreToldAtOnce() {
        int[] listings = {0};

        assertThatThrownBy(() -> Snapshots.listedAgain(() -> {
                    listings[0]++;
                    throw new IllegalArgumentException("no checkpoint");
                }))
                .hasMessage("no checkpoint");
        assertThat(listings[0]).isEqualTo(1);
    }

    private static void show(Path hidden, Path commit) {
        try {
            Files.move(hidden, commit);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
