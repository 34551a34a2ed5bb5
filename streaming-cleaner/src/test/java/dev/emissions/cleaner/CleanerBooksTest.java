package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LinkLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanerBooksTest {
    @TempDir
    Path folder;

    private Lake lake;
    private LakeTables tables;
    private CleanerBooks books;

    @BeforeEach
    void openLake() {
        lake = Lake.of(
                folder.resolve("lake").toUri(),
                Map.of("io.delta.kernel.logStore.file.impl", LinkLogStore.class.getName()));
        tables = LakeTables.open(lake);
        books = new CleanerBooks(lake, "t");
    }

    @Test
    void decidedBatchIsNamedUntilItIsSealed() throws IOException {
        Manifest manifest = decide("t", List.of(), List.of(file("cleaned/quarantine")));

        List<String> decided = books.unsealedBatches();
        tables.commit("q", 7, manifest);
        List<String> committed = books.unsealedBatches();
        tables.seal("q", 7, manifest);

        assertThat(decided).containsExactly("batch 7 of query q");
        assertThat(committed).isEqualTo(decided);
        assertThat(books.unsealedBatches()).isEmpty();
    }

    @Test
    void batchesOfOtherTopicsAreNotNamed() throws IOException {
        decide("other", List.of(), List.of());

        assertThat(books.unsealedBatches()).isEmpty();
    }

    @Test
    void decisionThatWasOvertakenIsNotNamed() throws IOException {
        decide("t", List.of(file("cleaned/emissions")), List.of());

        List<String> before = books.unsealedBatches();
        tables.cleaned().append("rival", 0, List.of(file("cleaned/emissions")));

        assertThat(before).hasSize(1);
        assertThat(books.unsealedBatches()).isEmpty();
    }

    @Test
    void decisionIsNotVoidedByAnotherCommitWithoutRows() throws IOException {
        tables.cleaned().append("first", 0, List.of(file("cleaned/emissions")));
        decide("t", List.of(file("cleaned/emissions")), List.of());

        tables.cleaned()
                .rearrange(
                        Set.of(lake.pathOf("cleaned/emissions/part.parquet")),
                        List.of(new DataFile(
                                lake.pathOf("cleaned/emissions/compact.parquet"), 20_000, 10, 0, 1, Map.of())));

        assertThat(books.unsealedBatches()).hasSize(1);
    }

    @Test
    void checkpointIsComparedWithTheLedger() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        Files.createDirectories(checkpoint.resolve("sources/0"));
        Files.writeString(checkpoint.resolve("sources/0/0"), "\0v1\n{\"t\":{\"0\":5}}");
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.writeString(checkpoint.resolve("offsets/0"), "v1\n{}\n{\"t\":{\"0\":9}}");
        Files.createDirectories(checkpoint.resolve("commits"));
        Files.writeString(checkpoint.resolve("commits/0"), "v1\n{}");

        assertThat(books.checkpointProblem(Optional.empty())).isEmpty();
        assertThat(books.checkpointProblem(Optional.of(checkpoint.toUri().toString())))
                .hasValueSatisfying(problem -> assertThat(problem).contains("partition 0", "sealed until 5"));
    }

    private Manifest decide(String topic, List<DataFile> cleaned, List<DataFile> quarantined) throws IOException {
        Manifest manifest = new Manifest(
                topic,
                Map.of(),
                tables.cleaned().known().orElseThrow().getVersion(),
                cleaned,
                quarantined,
                List.of(),
                List.of(file("ops/ledger")),
                new Manifest.Totals(cleaned.size(), quarantined.size(), 0, 0));
        new Manifests(lake, "q").decide(7, 1, manifest);
        return manifest;
    }

    private DataFile file(String table) {
        return new DataFile(lake.pathOf(table + "/part.parquet"), 20_000, 10, 0, 1, Map.of());
    }
}
