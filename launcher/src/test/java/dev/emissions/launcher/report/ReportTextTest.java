package dev.emissions.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ReportTextTest {
    @Test
    void reportTellsTheBooksAndTheFindings() {
        String text = print(report(new Dispositions(7, 2, 1, 0)));

        assertThat(text)
                .contains("cleaned                  7                      7")
                .contains("10 records sent, 10 offsets read; 0 without an end, 0 with two")
                .contains("The books balance.")
                .contains("1,200 rows = 1,150 cleaned + 40 quarantined + 10 duplicates")
                .contains("DOMAIN_MISSING  3  75.0 %  ##################")
                .contains("scope3, 670 gCO2PM  ad selection           60.0 %  ##############")
                .contains("1  news.example       3           50     1.23     500")
                .contains("- An event emitted far more than its like.")
                .contains("all rules                    8        8      7      0.875   0.875")
                .contains("start  1.5 s  ######");
    }

    @Test
    void booksThatDoNotBalanceAreToldSo() {
        assertThat(print(report(new Dispositions(6, 2, 1, 0)))).contains("The books do not balance.");
    }

    @Test
    void coloursAreOnlyForTerminals() {
        assertThat(print(report(Dispositions.NONE))).doesNotContain("\u001b").doesNotContain("@|");
    }

    @Test
    void jsonHasWhatProgramsAskFor() {
        assertThat(ReportJson.of(report(new Dispositions(7, 2, 1, 0))))
                .contains("\"balanced\" : true", "\"sent\" : 10", "\"precision\" : 0.875", "\"top_by_total\"")
                .contains("\"seconds\" : {\n    \"start\" : 1.5");
    }

    @Test
    void columnsAreAligned() {
        String table = new TextTable(TextTable.Side.LEFT, TextTable.Side.RIGHT)
                .row("a", 10)
                .row("long", 7)
                .render();

        assertThat(table.lines()).containsExactly("  a     10", "  long   7");
    }

    @Test
    void barsAreBlocksOnlyInUtf8Locales() {
        assertThat(Bar.of(Map.of("LANG", "en_GB.UTF-8")).draw(100)).startsWith("\u2588");
        assertThat(Bar.of(Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8")).draw(50))
                .isEqualTo("############");
        assertThat(Bar.of(Map.of()).draw(0.01)).isEqualTo("#");
        assertThat(Bar.of(Map.of()).draw(0)).isEmpty();
    }

    @Test
    void sentencesAreBrokenBetweenWords() {
        assertThat(Paragraph.of("one two three four", 14).lines()).containsExactly("  - one two", "    three four");
    }

    private static String print(DemoReport report) {
        StringWriter text = new StringWriter();
        new ReportText(new PrintWriter(text), Ansi.OFF, Map.of()).print(report);
        return text.toString();
    }

    private static DemoReport report(Dispositions tables) {
        Map<String, Long> rejections = new TreeMap<>(Map.of("DOMAIN_MISSING", 3L, "UNDECODABLE", 1L));
        Map<String, BigDecimal> stages = new LinkedHashMap<>();
        stages.put("ad selection", new BigDecimal("40.2"));
        stages.put("creative distribution", new BigDecimal("26.8"));
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("start", 1.5);
        seconds.put("clean", 4.5);
        Score rule = new Score("LATE", 8, 8, 7);
        Ranking ranking = new Ranking(
                "2026-03-14",
                "scope3",
                List.of(new TopDomain(1, "news.example", 3, 50, new BigDecimal("1230"), new BigDecimal("500"))));
        return new DemoReport(
                8,
                1,
                new Accounting(10, 10, new Dispositions(7, 2, 1, 0), tables, 0, 0, 0),
                new DropFacts(1200, new Dispositions(1150, 40, 10, 0), Map.of("DOMAIN_MISSING", 40L)),
                rejections,
                Map.of("TOTAL_MISMATCH", 5L),
                Map.of(),
                new RuleScores(Score.sum("all rules", List.of(rule)), List.of(rule), 0),
                new AnomalyScores(new Score("all kinds", 1, 1, 1), List.of(), 0),
                List.of(new Anomaly("id", "high", new BigDecimal("9"), "An event emitted far more than its like.")),
                List.of(new StageShares("scope3", 100, new BigDecimal("67"), stages)),
                ranking,
                ranking,
                seconds);
    }
}
