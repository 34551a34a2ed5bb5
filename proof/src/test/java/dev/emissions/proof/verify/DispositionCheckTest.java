package dev.emissions.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.Entries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispositionCheckTest {
    private static final long FAR = 3L * WindowKey.SIZE + 7;

    @TempDir
    Path folder;

    @Test
    void booksOfSeveralWindowsBalance() throws IOException {
        try (var books = new Windows(folder, 5, FAR)) {
            books.sealed(1, 5, 90).sealed(2, 90, FAR).cleaned(5, FAR);

            assertThat(books.check(RecordSource.NONE).isEmpty()).isTrue();
            assertThat(books.findings.checkedBy(Check.LEDGER_COUNTS)).isEqualTo(2);
            assertThat(books.findings.checkedBy(Check.MISSING)).isEqualTo(FAR - 5);
        }
    }

    @Test
    void rowsThatAreGoneAreMissingAndCountedInTheirLedgerRow() throws IOException {
        long border = WindowKey.SIZE;
        try (var books = new Windows(folder, 0, FAR)) {
            books.sealed(1, 0, 50).sealed(2, 50, FAR).cleaned(0, border - 3).cleaned(border + 2, FAR);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.MISSING)).isEqualTo((border - 3) + "-" + (border + 1));
            assertThat(books.failed(Check.LEDGER_COUNTS)).isEqualTo("50-" + (FAR - 1));
            assertThat(books.failed(Check.DOUBLE)).isEmpty();
        }
    }

    @Test
    void aSecondPlaceIsDouble() throws IOException {
        OffsetRanges duplicates = Windows.offsets(7, 9);
        try (var books = new Windows(folder, 0, 10)) {
            books.sealed(Entries.sealed(1, 0, 0, 10, duplicates, new OffsetRanges()))
                    .cleaned(0, 8)
                    .cleaned(9, 10)
                    .cleaned(2, 3)
                    .quarantined(4, 1);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.DOUBLE)).isEqualTo("2,4,7");
            assertThat(books.findings.details(Check.DOUBLE))
                    .contains("events [0] 2: 2 rows in cleaned, 0 in quarantine;"
                            + " claimed 0 times as a duplicate, 0 as a gap, 0 as lost");
        }
    }

    @Test
    void breaksAndOverlapsOfTheLedgerAreTold() throws IOException {
        try (var books = new Windows(folder, 0, FAR)) {
            books.sealed(1, 0, 10)
                    .sealed(2, 8, 20)
                    .sealed(3, FAR - 4, FAR)
                    .cleaned(0, 20)
                    .cleaned(FAR - 4, FAR);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.LEDGER_RANGES)).isEqualTo("8-9,20-" + (FAR - 5));
            assertThat(books.failed(Check.MISSING)).isEmpty();
        }
    }

    @Test
    void aLedgerRowThatDoesNotAddUpIsTold() throws IOException {
        var entry = Entries.sealed(1, 0, 0, 10);
        var edited = new dev.emissions.proof.ledger.LedgerEntry(
                entry.queryId(),
                entry.batchId(),
                entry.topic(),
                null,
                0,
                0,
                10,
                9,
                0,
                1,
                0,
                0,
                new OffsetRanges(),
                new OffsetRanges(),
                new OffsetRanges(),
                entry.catalogueVersion(),
                entry.sealedAt());
        try (var books = new Windows(folder, 0, 10)) {
            books.sealed(edited).cleaned(0, 10).check(RecordSource.NONE);

            assertThat(books.failed(Check.LEDGER_ROWS)).isEqualTo("0-9");
            assertThat(books.failed(Check.LEDGER_COUNTS)).isEqualTo("0-9");
        }
    }

    @Test
    void correctionsMoveAnOffsetAndKeepItsHistory() throws IOException {
        try (var books = new Windows(folder, 0, 4)) {
            books.sealed(rejecting(4, 2))
                    .cleaned(0, 2)
                    .quarantined(2, 1)
                    .quarantined(3, 1)
                    .cleaned(2, 3)
                    .corrected(2, 100, Disposition.QUARANTINED, Disposition.CLEANED)
                    .corrected(3, 100, Disposition.QUARANTINED, Disposition.DISCARDED);

            assertThat(books.check(RecordSource.NONE).isEmpty()).isTrue();
        }
    }

    @Test
    void aRecordThatIsOpenedAgainHasItsRowStill() throws IOException {
        try (var books = new Windows(folder, 0, 2)) {
            books.sealed(rejecting(2, 1))
                    .cleaned(0, 1)
                    .quarantined(1, 1)
                    .corrected(1, 100, Disposition.QUARANTINED, Disposition.DISCARDED)
                    .corrected(1, 200, Disposition.DISCARDED, Disposition.QUARANTINED);

            assertThat(books.check(RecordSource.NONE).isEmpty()).isTrue();
        }
    }

    @Test
    void aCorrectionWithoutItsRowIsTold() throws IOException {
        try (var books = new Windows(folder, 0, 4)) {
            books.sealed(rejecting(4, 1))
                    .cleaned(0, 3)
                    .quarantined(3, 1)
                    .corrected(3, 100, Disposition.QUARANTINED, Disposition.CLEANED);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.CORRECTIONS)).isEqualTo("3");
            assertThat(books.failed(Check.MISSING)).isEqualTo("3");
            assertThat(books.failed(Check.LEDGER_COUNTS)).isEmpty();
        }
    }

    @Test
    void correctionsThatDoNotFollowOnEachOtherAreTold() throws IOException {
        try (var books = new Windows(folder, 0, 2)) {
            books.sealed(rejecting(2, 1))
                    .cleaned(0, 2)
                    .quarantined(1, 1)
                    .corrected(1, 100, Disposition.QUARANTINED, Disposition.DISCARDED)
                    .corrected(1, 200, Disposition.QUARANTINED, Disposition.CLEANED);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.CORRECTIONS)).isEqualTo("1");
            assertThat(books.findings.details(Check.CORRECTIONS))
                    .containsExactly("events [0] 1: corrected to discarded, then from quarantined");
        }
    }

    @Test
    void whatIsNotInTheScopeIsNotJudged() throws IOException {
        try (var books = new Windows(folder, 0, 100, 20, 30)) {
            books.sealed(1, 0, 25).sealed(2, 25, 30).sealed(3, 30, 100).cleaned(20, 29);

            books.check(RecordSource.NONE);

            assertThat(books.failed(Check.MISSING)).isEqualTo("29");
            assertThat(books.failed(Check.LEDGER_COUNTS)).isEqualTo("25-29");
        }
    }

    /** A row of which the last {@code rejected} offsets were rejected. */
    private static dev.emissions.proof.ledger.LedgerEntry rejecting(long until, long rejected) {
        return new dev.emissions.proof.ledger.LedgerEntry(
                "query",
                1,
                "events",
                null,
                0,
                0,
                until,
                until - rejected,
                rejected,
                0,
                0,
                0,
                new OffsetRanges(),
                new OffsetRanges(),
                new OffsetRanges(),
                "1-test",
                java.time.Instant.EPOCH);
    }
}
