package dev.emissions.cleaner;

import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionPassTest {
    @TempDir
    Path folder;

    private Lake lake;
    private LakeTables tables;
    private CommittedState committed;
    private int batches;

    @BeforeEach
    void openLake() throws IOException {
        lake = Lake.of(folder.toUri(), Map.of());
        tables = LakeTables.open(lake);
        committed = CommittedState.load(lake, tables);
    }

    @Test
    void acceptableRecordIsCleaned() throws IOException {
        PartitionOutcome outcome = run(record(5, valid("a")), record(6, valid("b")));

        assertThat(outcome.tally().cleaned()).isEqualTo(2);
        assertThat(outcome.firstOffset()).isEqualTo(5);
        assertThat(outcome.nextOffset()).isEqualTo(7);
        assertThat(outcome.cleaned()).singleElement().satisfies(file -> {
            assertThat(file.rows()).isEqualTo(2);
            assertThat(file.partitionDay()).isEqualTo(TestEvents.DAY);
            assertThat(file.columns().get("kafka_offset").min()).isEqualTo("5");
            assertThat(file.columns().get("kafka_offset").max()).isEqualTo("6");
        });
    }

    @Test
    void offsetsThatTheBrokerDoesNotHaveAreGaps() throws IOException {
        PartitionOutcome outcome = run(record(5, valid("a")), record(9, valid("b")));

        assertThat(outcome.gaps()).hasToString("6-8");
    }

    @Test
    void undecodableRecordAndTombstoneAreQuarantined() throws IOException {
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);

        PartitionOutcome outcome =
                run(record(0, 1, "example.com", garbage), record(0, 2, "example.com", (byte[]) null));

        assertThat(outcome.tally().quarantined()).isEqualTo(2);
        assertThat(outcome.quarantined())
                .singleElement()
                .extracting(DataFile::rows)
                .isEqualTo(2L);
        assertThat(outcome.cleaned()).isEmpty();
    }

    @Test
    void twinInTheSameBatchIsADuplicateAtItsOffset() throws IOException {
        PartitionOutcome outcome = run(record(1, valid("a")), record(2, valid("b")), record(3, valid("a")));

        assertThat(outcome.tally().cleaned()).isEqualTo(2);
        assertThat(outcome.tally().duplicates()).hasToString("3");
    }

    @Test
    void sameIdWithAnotherPayloadIsQuarantined() throws IOException {
        EmissionEvent other = valid("a");
        other.setImpressions(11L);

        PartitionOutcome outcome = run(record(1, valid("a")), record(2, other));

        assertThat(outcome.tally().cleaned()).isEqualTo(1);
        assertThat(outcome.tally().quarantined()).isEqualTo(1);
        assertThat(outcome.tally().duplicates().count()).isZero();
    }

    @Test
    void producersOwnCountDoesNotMakeAnotherPayload() throws IOException {
        EmissionEvent resent = valid("a");
        resent.setProducerSequence(99L);

        assertThat(run(record(1, valid("a")), record(2, resent)).tally().duplicates())
                .hasToString("2");
    }

    @Test
    void sameIdOnAnotherDayIsAnotherEvent() throws IOException {
        EmissionEvent nextDay = valid("a");
        nextDay.setEventTime(nextDay.getEventTime() - 86_400_000_000L);

        assertThat(run(record(1, valid("a")), record(2, nextDay)).tally().cleaned())
                .isEqualTo(2);
    }

    @Test
    void twinOfAnEarlierBatchIsFoundFromMemory() throws IOException {
        commit(run(record(1, valid("a")), record(2, valid("b"))));

        PartitionOutcome outcome = run(record(3, valid("b")), record(4, valid("c")));

        assertThat(outcome.tally().duplicates()).hasToString("3");
        assertThat(outcome.tally().cleaned()).isEqualTo(1);
    }

    @Test
    void twinOfAnEarlierProcessIsFoundInTheTable() throws IOException {
        commit(run(record(1, valid("a"))));
        committed = CommittedState.load(lake, tables);

        PartitionOutcome outcome = run(record(2, valid("a")), record(3, conflicting("a")), record(4, valid("z")));

        assertThat(outcome.tally().duplicates()).hasToString("2");
        assertThat(outcome.tally().quarantined()).isEqualTo(1);
        assertThat(outcome.tally().cleaned()).isEqualTo(1);
    }

    @Test
    void idsOfATaskThatWasNeverCommittedCountForNothing() throws IOException {
        run(record(1, valid("a")));

        PartitionOutcome again = run(record(1, valid("a")));

        assertThat(again.tally().cleaned()).isEqualTo(1);
        assertThat(again.tally().duplicates().count()).isZero();
    }

    private static EmissionEvent conflicting(String id) {
        EmissionEvent event = valid(id);
        event.setImpressions(77L);
        return event;
    }

    private PartitionOutcome run(KafkaRecord... records) throws IOException {
        try (var pass = new PartitionPass(batch(), 0)) {
            for (KafkaRecord record : records) {
                pass.take(record);
            }
            return pass.finish();
        }
    }

    private void commit(PartitionOutcome outcome) throws IOException {
        Optional<Long> version = tables.cleaned().append("test", batches++, outcome.cleaned());
        committed.add(committed.snapshot().tableVersion(), outcome.cleaned(), version);
    }

    private Batch batch() {
        CommittedIds ids = committed.snapshot();
        assertThat(ids.days()).isSubsetOf(Set.of(TestEvents.DAY));
        return new Batch(
                lake.root(),
                lake.properties(),
                folder.toString(),
                batches,
                "t",
                Thresholds.defaults(),
                false,
                1 << 20,
                ids,
                ContestedIds.NONE);
    }
}
