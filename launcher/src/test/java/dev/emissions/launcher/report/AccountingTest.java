package dev.emissions.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountingTest {
    private final EventFacts facts = new EventFacts();

    @Test
    void booksBalanceWhenEveryOffsetHasOneEnd() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.quarantined(Rows.quarantined(0, 1, null, "DOMAIN_MISSING"));
        facts.cleaned(Rows.cleaned(1, 0));
        facts.sealed(Rows.sealed(0, 0, 3, 1, 2L));
        facts.sealed(Rows.sealed(1, 0, 1, 0));

        Accounting books = Accounting.of(4, facts);

        assertThat(books)
                .isEqualTo(new Accounting(4, 4, new Dispositions(2, 1, 1, 0), new Dispositions(2, 1, 1, 0), 0, 0, 0));
        assertThat(books.balanced()).isTrue();
    }

    @Test
    void lostRowIsNoticed() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.sealed(Rows.sealed(0, 0, 2, 0));

        Accounting books = Accounting.of(2, facts);

        assertThat(books.lost()).isEqualTo(1);
        assertThat(books.balanced()).isFalse();
    }

    @Test
    void rowThatStandsForAnotherIsNoticedThoughTheSumsAgree() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.cleaned(Rows.cleaned(0, 0));
        facts.sealed(Rows.sealed(0, 0, 2, 0));

        Accounting books = Accounting.of(2, facts);

        assertThat(books.ledger()).isEqualTo(books.tables());
        assertThat(books.twice()).isEqualTo(1);
        assertThat(books.lost()).isEqualTo(1);
        assertThat(books.balanced()).isFalse();
    }

    @Test
    void offsetInBothTablesIsNoticed() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.quarantined(Rows.quarantined(0, 0, null, "LATE"));
        facts.sealed(Rows.sealed(0, 0, 1, 0));

        assertThat(Accounting.of(1, facts).twice()).isEqualTo(1);
        assertThat(Accounting.of(1, facts).balanced()).isFalse();
    }

    @Test
    void rowThatNoLedgerRowCoversIsNoticed() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.cleaned(Rows.cleaned(0, 7));
        facts.sealed(Rows.sealed(0, 0, 1, 0));

        assertThat(Accounting.of(1, facts).unread()).isEqualTo(1);
        assertThat(Accounting.of(1, facts).balanced()).isFalse();
    }

    @Test
    void batchSealedTwiceIsNoticed() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.sealed(Rows.sealed(0, 0, 1, 0));
        facts.sealed(Rows.sealed(0, 0, 1, 0));

        assertThat(Accounting.of(1, facts).twice()).isEqualTo(1);
        assertThat(Accounting.of(1, facts).balanced()).isFalse();
    }

    @Test
    void recordThatWasNeverReadIsNoticed() {
        facts.cleaned(Rows.cleaned(0, 0));
        facts.sealed(Rows.sealed(0, 0, 1, 0));

        assertThat(Accounting.of(2, facts).balanced()).isFalse();
    }

    @Test
    void rowsOfTheDropAreToldApartFromTheStream() {
        facts.cleaned(Rows.cleaned(0, 0, "drop.csv", List.of(), List.of("IMPRESSIONS_ABSENT")));
        facts.quarantined(Rows.quarantined(0, 1, "drop.csv", "DOMAIN_MISSING"));
        facts.cleaned(Rows.cleaned(0, 3));
        facts.sealed(Rows.sealed(0, 0, 5, 1, 2L, 4L));

        assertThat(facts.drop()).isEqualTo(new Dispositions(1, 1, 1, 0));
        assertThat(facts.counts().of(RuleCounts.Kind.DROP_REJECTION)).containsOnlyKeys("DOMAIN_MISSING");
        assertThat(facts.streamRules()).containsOnlyKeys("DUPLICATE");
        assertThat(facts.streamRules().get("DUPLICATE")).containsExactly(new Position(0, 4));
    }
}
