package dev.emissions.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.GoldTables.Daily;
import dev.emissions.lakehouse.GoldTables.TopDomains;
import dev.emissions.lakehouse.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    @Test
    void sharesAreSumsOverDaysPerFramework() {
        List<StageShares> shares = GoldFacts.stages(List.of(
                daily(DAY, "scope3", 1000, "600", "400"),
                daily(DAY.plusDays(1), "scope3", 1000, "100", "900"),
                daily(DAY, "gmsf", 500, "50", "0"),
                daily(DAY, "house-estimate", 500, "50", "0")));

        assertThat(shares).extracting(StageShares::framework).containsExactly("scope3", "gmsf");
        assertThat(shares.get(0).percent())
                .containsExactly(
                        Map.entry("ad selection", 35.0),
                        Map.entry("creative distribution", 65.0),
                        Map.entry("media distribution", 0.0),
                        Map.entry("consumer device", 0.0));
        assertThat(shares.get(0).gco2pm()).isEqualByComparingTo("1000");
        assertThat(shares.get(1).gco2pm()).isEqualByComparingTo("100");
    }

    @Test
    void rankingIsOfTheLargestDayAndFramework() {
        List<TableRow> days = List.of(
                daily(DAY, "scope3", 10, "1", "1"),
                daily(DAY.plusDays(1), "scope3", 30, "1", "1"),
                daily(DAY.plusDays(1), "gmsf", 20, "1", "1"));
        List<TableRow> ranked = List.of(
                top(DAY, "scope3", 1, "small-day.example"),
                top(DAY.plusDays(1), "gmsf", 1, "other-framework.example"),
                top(DAY.plusDays(1), "scope3", 3, "third.example"),
                top(DAY.plusDays(1), "scope3", 2, "second.example"),
                top(DAY.plusDays(1), "scope3", 1, "first.example"));

        Ranking ranking = GoldFacts.ranking(days, ranked, 2);

        assertThat(ranking.day()).isEqualTo("2026-03-15");
        assertThat(ranking.framework()).isEqualTo("scope3");
        assertThat(ranking.domains()).extracting(TopDomain::domain).containsExactly("first.example", "second.example");
    }

    @Test
    void strongestAreThoseFurthestOffOfEachKind() {
        List<Anomaly> strongest = GoldFacts.strongest(
                List.of(
                        anomaly("a", "high", "5"),
                        anomaly("b", "low", "-9"),
                        anomaly("c", "high", "7"),
                        anomaly("d", "low", "-4"),
                        anomaly("e", "component_swap", "-6")),
                1);

        assertThat(strongest).extracting(Anomaly::eventId).containsExactly("c", "b", "e");
    }

    private static Anomaly anomaly(String id, String kind, String score) {
        return new Anomaly(id, kind, new BigDecimal(score), "");
    }

    private static TableRow daily(
            LocalDate day, String framework, long impressions, String selection, String creative) {
        return Rows.row(
                GoldTables.DAILY_BY_FORMAT.schema().fieldNames(),
                Map.of(
                        GoldTables.EVENT_DATE,
                        day,
                        GoldTables.FRAMEWORK,
                        framework,
                        GoldTables.IMPRESSIONS,
                        impressions),
                Daily.WEIGHED_IMPRESSIONS,
                impressions,
                Daily.AD_SELECTION_GRAMS,
                new BigDecimal(selection),
                Daily.CREATIVE_DISTRIBUTION_GRAMS,
                new BigDecimal(creative),
                GoldTables.TOTAL_GRAMS,
                new BigDecimal(selection).add(new BigDecimal(creative)));
    }

    private static TableRow top(LocalDate day, String framework, int rank, String domain) {
        return Rows.row(
                GoldTables.TOP_DOMAINS_BY_TOTAL.schema().fieldNames(),
                Map.of(GoldTables.EVENT_DATE, day, GoldTables.FRAMEWORK, framework, GoldTables.DOMAIN, domain),
                TopDomains.RANK,
                rank,
                Daily.EVENTS,
                1L,
                GoldTables.IMPRESSIONS,
                1L);
    }
}
