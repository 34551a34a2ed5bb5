package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.Rearrangement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileRowsTest {
    private static final FileRows ROWS = FileRows.at("s3a://lake/t/a");

    @Test
    void rowsAreFollowedFromFileToFile() {
        FileRows moved = ROWS.after(new Rearrangement(Set.of("s3a://lake/t/a", "s3a://lake/t/b"), List.of("c", "d")))
                .after(new Rearrangement(Set.of("c"), List.of("e")));

        assertThat(moved).isEqualTo(new FileRows("s3a://lake/t/a", List.of("d", "e")));
    }

    @Test
    void rowsOfOtherFilesStay() {
        assertThat(ROWS.after(new Rearrangement(Set.of("s3a://lake/t/b"), List.of("c"))))
                .isEqualTo(ROWS);
    }

    /** The table's own log spells the addresses of a local folder otherwise than its writer does. */
    @Test
    void addressesAreSpelledAsTheLogSpellsThem() {
        assertThat(FileRows.at("file:///lake/t/a").addresses()).containsExactly("file:/lake/t/a");
    }
}
