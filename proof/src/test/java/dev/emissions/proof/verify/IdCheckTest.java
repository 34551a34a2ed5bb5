package dev.emissions.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.spill.Bucket;
import dev.emissions.proof.spill.SpillSpace;
import dev.emissions.proof.verify.Scope.Sealed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdCheckTest {
    private static final int DAY = 20_000;

    @TempDir
    Path folder;

    private SpillSpace space;
    private Findings findings;
    private Twins twins;
    private Bucket rows;
    private Bucket claims;
    private final List<TwinQuestion> questions = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        space = new SpillSpace(folder, 1 << 20);
        findings = new Findings();
        Scope scope = new Scope(new Partitions(), Scope.Extent.ALL);
        for (int partition = 0; partition < 2; partition++) {
            scope.add(new SourcePartition("events", partition), new Sealed(0, 100), new OffsetRanges());
        }
        twins = new Twins(space, findings, scope.partitions());
        rows = space.bucket(IdRow.WIDTH);
        claims = space.bucket(DuplicateClaim.WIDTH);
    }

    @AfterEach
    void close() throws IOException {
        space.close();
    }

    @Test
    void aTwinAtALowerOffsetIsEnough() throws IOException {
        row(1, 77, 0, 5);
        claim(1, 77, 0, 9);

        check();

        assertThat(findings.isEmpty()).isTrue();
        assertThat(questions).isEmpty();
        assertThat(twins.missing().size()).isZero();
    }

    @Test
    void aTwinElsewhereOrLaterIsAQuestionOfTime() throws IOException {
        row(1, 77, 0, 5);
        row(2, 78, 1, 50);
        claim(1, 77, 1, 2);
        claim(2, 78, 1, 49);

        check();

        assertThat(questions).extracting(TwinQuestion::partition).containsExactly(0, 1);
        assertThat(questions).extracting(TwinQuestion::offset).containsExactly(5L, 50L);
    }

    @Test
    void anotherPayloadOrDayOrIdIsNoTwin() throws IOException {
        row(1, 77, 0, 5);
        claim(1, 99, 0, 9);
        claim(3, 77, 0, 10);

        check();

        assertThat(twins.missing().size()).isEqualTo(2);
    }

    @Test
    void itsOwnRowIsNoTwin() throws IOException {
        row(1, 77, 0, 9);
        claim(1, 77, 0, 9);

        check();

        assertThat(findings.failures(Check.DUPLICATES).get(0).offsets()).hasToString("9");
    }

    @Test
    void manyIdsStayApart() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            row(i, i, 0, i);
            claim(i, i, 0, i + 10_000L);
        }

        check();

        assertThat(findings.isEmpty()).isTrue();
        assertThat(twins.missing().size()).isZero();
        assertThat(findings.checkedBy(Check.UNIQUE_IDS)).isEqualTo(5_000);
    }

    private void row(long id, long payload, int partition, long offset) throws IOException {
        long[] row = new long[IdRow.WIDTH];
        IdRow.write(row, new long[] {id, -id}, payload, DAY, partition, offset);
        rows.add(row);
    }

    private void claim(long id, long payload, int partition, long offset) throws IOException {
        claims.add(new DuplicateClaim(id, -id, payload, DAY, partition, offset, new Seal(1, 0)).record());
    }

    private void check() throws IOException {
        var pairs = new IdPairs(new Partitions(), findings);
        new IdCheck(twins, pairs, findings).check(rows, claims);
        twins.questions().forEach((longs, at) -> questions.add(TwinQuestion.of(longs, at)));
    }
}
