package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LinkLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCheckTest {
    @TempDir
    Path folder;

    private Path checkpoint;
    private Lake lake;
    private CheckpointCheck check;

    @BeforeEach
    void makeCheckpoint() throws IOException {
        checkpoint = folder.resolve("checkpoint");
        lake = Lake.of(
                folder.resolve("lake").toUri(),
                Map.of("io.delta.kernel.logStore.file.impl", LinkLogStore.class.getName()));
        check = new CheckpointCheck(lake, "t", checkpoint.toUri().toString());
    }

    @Test
    void noCheckpointIsNoProblem() {
        assertThat(check.problem(sealed(7))).isEmpty();
    }

    @Test
    void committedBatchMustBeSealed() throws IOException {
        write("sources/0/0", "\0v1\n{\"t\":{\"0\":0}}");
        offsets(0, 10);
        commits(0);

        assertThat(check.problem(sealed(10))).isEmpty();
        assertThat(check.problem(sealed(4)))
                .hasValue("partition 0: the checkpoint goes on at offset 10, the ledger is sealed until 4"
                        + " (offsets 4-9 would be skipped)");
        assertThat(check.problem(new SealedOffsets(Map.of(), Optional.empty(), -1)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("sealed until 0"));
    }

    @Test
    void plannedBatchIsSealedOrNot() throws IOException {
        write("sources/0/0", "\0v1\n{\"t\":{\"0\":0}}");
        offsets(0, 10);
        commits(0);
        offsets(1, 20);

        assertThat(check.problem(sealed(10))).isEmpty();
        assertThat(check.problem(sealed(15))).hasValueSatisfying(problem -> assertThat(problem)
                .contains("goes on at offset 10", "offsets 10-14 would be read again"));
    }

    @Test
    void plannedBatchThatIsSealedMustBeThisQuerys() throws IOException {
        write("metadata", "{\"id\":\"query-1\"}");
        write("sources/0/0", "\0v1\n{\"t\":{\"0\":0}}");
        offsets(0, 10);
        DeltaTable ledger = LakeTables.open(lake).ledger();
        ledger.append("query-2", 0, List.of());

        assertThat(check.problem(sealed(10))).hasValueSatisfying(problem -> assertThat(problem)
                .contains("goes on at offset 0", "offsets 0-9 would be read again"));
        ledger.append("query-1", 0, List.of());
        assertThat(check.problem(sealed(10))).isEmpty();
    }

    @Test
    void ledgerAheadOfTheCheckpointIsTold() throws IOException {
        write("sources/0/0", "\0v1\n{\"t\":{\"0\":0}}");

        assertThat(check.problem(sealed(3)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("offsets 0-2 would be read again"));
    }

    @Test
    void damagedFileIsNamed() throws IOException {
        write("sources/0/0", "\0v1\n{\"t\":{\"0\":0}}");
        write("offsets/0", "v1\n{}\n{\"t\":{\"0\":");

        assertThat(check.problem(sealed(0)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("offsets/0"));
        assertThat(check.place()).isEmpty();
    }

    @Test
    void setAsideCheckpointIsKeptUnderAnotherName() throws IOException {
        offsets(0, 10);

        String aside = check.setAside(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

        assertThat(aside).endsWith("checkpoint-set-aside-20261123T100000Z");
        assertThat(checkpoint).doesNotExist();
        assertThat(folder.resolve("checkpoint-set-aside-20261123T100000Z/offsets/0"))
                .exists();
    }

    private static SealedOffsets sealed(long end) {
        return new SealedOffsets(Map.of(0, end), Optional.empty(), 0);
    }

    private void offsets(long batch, long end) throws IOException {
        write("offsets/" + batch, "v1\n{\"batchWatermarkMs\":0}\n{\"t\":{\"0\":" + end + "}}");
    }

    private void commits(long batch) throws IOException {
        write("commits/" + batch, "v1\n{}");
    }

    private void write(String file, String content) throws IOException {
        Path path = checkpoint.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
