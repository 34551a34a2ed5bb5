package dev.emissions.launcher.report;

import dev.emissions.launcher.report.TextTable.Side;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The report for a person. */
public final class ReportText {
    private static final int MOST_RULES = 8;
    private static final int MOST_IMPERFECT_RULES = 6;
    private static final int LINE = 100;

    private final PrintWriter out;
    private final Ansi ansi;
    private final Bar bar;

    public ReportText(PrintWriter out, Ansi ansi, Map<String, String> environment) {
        this.out = out;
        this.ansi = ansi;
        this.bar = Bar.of(environment);
    }

    public void print(DemoReport report) {
        books(report.accounting());
        drop(report.drop());
        counts("Rejected, by rule (a row may break several)", report.rejections());
        counts("Repaired, by rule (the raw value stays with the row)", report.repairs());
        counts("Doubtful but kept, by rule", report.flags());
        ranking("Most grams", report.topByTotal());
        ranking("Most grams per thousand impressions", report.topByIntensity());
        stages(report.stages());
        anomalies(report.strongest());
        scores(report.rules(), report.anomalies());
        seconds(report.seconds());
        out.flush();
    }

    private void books(Accounting books) {
        title("The books: where every offset ended");
        TextTable table = new TextTable(Side.LEFT, Side.RIGHT, Side.RIGHT);
        table.row("", "in the ledger", "counted in the tables");
        table.row(
                "cleaned",
                number(books.ledger().cleaned()),
                number(books.tables().cleaned()));
        table.row(
                "quarantined",
                number(books.ledger().quarantined()),
                number(books.tables().quarantined()));
        table.row(
                "duplicates",
                number(books.ledger().duplicates()),
                number(books.tables().duplicates()));
        table.row("gaps", number(books.ledger().gaps()), number(books.tables().gaps()));
        table.row("sum", number(books.ledger().total()), number(books.tables().total()));
        out.print(table.render());
        line(
                "%,d records sent, %,d offsets read; %,d without an end, %,d with two, %,d with an end but never read.",
                books.sent(), books.read(), books.lost(), books.twice(), books.unread());
        out.println(ansi.string(
                books.balanced() ? "  @|bold,green The books balance.|@" : "  @|bold,red The books do not balance.|@"));
    }

    private void drop(DropFacts drop) {
        Dispositions ends = drop.dispositions();
        title("The file drop");
        line(
                "%,d rows = %,d cleaned + %,d quarantined + %,d duplicates",
                drop.rows(), ends.cleaned(), ends.quarantined(), ends.duplicates());
        if (!drop.rejections().isEmpty()) {
            TextTable table = new TextTable(Side.LEFT, Side.RIGHT);
            mostFirst(drop.rejections()).forEach(rule -> table.row(rule.getKey(), number(rule.getValue())));
            out.print(table.render());
        }
    }

    private void counts(String title, Map<String, Long> counts) {
        title(title);
        if (counts.isEmpty()) {
            line("none");
            return;
        }
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<String, Long>> sorted = mostFirst(counts);
        TextTable table = new TextTable(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        sorted.stream().limit(MOST_RULES).forEach(rule -> {
            double percent = 100.0 * rule.getValue() / sum;
            table.row(rule.getKey(), number(rule.getValue()), percent(percent), bar.draw(percent));
        });
        out.print(table.render());
        if (sorted.size() > MOST_RULES) {
            long rest = sorted.stream()
                    .skip(MOST_RULES)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            line("and %,d by %,d other rules", rest, sorted.size() - MOST_RULES);
        }
    }

    private void ranking(String title, Ranking ranking) {
        title(title + ": domains of " + ranking.day() + ", framework " + ranking.framework());
        TextTable table = new TextTable(Side.RIGHT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        table.row("", "domain", "events", "impressions", "kg CO2e", "gCO2PM");
        for (TopDomain domain : ranking.domains()) {
            table.row(
                    domain.rank(),
                    domain.domain(),
                    number(domain.events()),
                    number(domain.impressions()),
                    String.format(Locale.ROOT, "%,.2f", domain.totalGrams().movePointLeft(3)),
                    String.format(Locale.ROOT, "%,.0f", domain.gco2pm()));
        }
        out.print(table.render());
    }

    private void stages(List<StageShares> frameworks) {
        title("Stages of the ad's life, share of grams");
        TextTable table = new TextTable(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        for (StageShares shares : frameworks) {
            String head = String.format(Locale.ROOT, "%s, %,.0f gCO2PM", shares.framework(), shares.gco2pm());
            for (Map.Entry<String, Double> stage : shares.percent().entrySet()) {
                table.row(head, stage.getKey(), percent(stage.getValue()), bar.draw(stage.getValue()));
                head = "";
            }
        }
        out.print(table.render());
    }

    private void anomalies(List<Anomaly> strongest) {
        title("The strongest anomalies of each kind");
        for (Anomaly anomaly : strongest) {
            out.print(Paragraph.of(anomaly.sentence(), LINE));
        }
    }

    private void scores(RuleScores rules, AnomalyScores anomalies) {
        title("Held against what the generator knows");
        TextTable table = new TextTable(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        table.row("", "labelled", "claimed", "right", "precision", "recall");
        row(table, "", rules.overall());
        rules.rules().stream()
                .filter(rule -> !rule.isPerfect())
                .sorted(Comparator.comparingLong(ReportText::errors).reversed())
                .limit(MOST_IMPERFECT_RULES)
                .forEach(rule -> row(table, "  ", rule));
        row(table, "anomalies, ", anomalies.overall());
        anomalies.kinds().forEach(kind -> row(table, "  ", kind));
        out.print(table.render());
        line("Rules not listed fired exactly where they had to.");
        line(
                "Left out: %,d rules that fired on events made anomalous, %,d anomalies found in events made faulty.",
                rules.onAnomalies(), anomalies.flaggedIssues());
    }

    private void seconds(Map<String, Double> seconds) {
        title("Time");
        double sum = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        TextTable table = new TextTable(Side.LEFT, Side.RIGHT, Side.LEFT);
        seconds.forEach((step, took) -> table.row(step, seconds(took), bar.draw(100 * took / sum)));
        table.row("sum", seconds(sum), "");
        out.print(table.render());
    }

    private static void row(TextTable table, String prefix, Score score) {
        table.row(
                prefix + score.name(),
                number(score.labelled()),
                number(score.claimed()),
                number(score.right()),
                ratio(score.precision()),
                ratio(score.recall()));
    }

    private static long errors(Score score) {
        return score.labelled() + score.claimed() - 2 * score.right();
    }

    private static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private void title(String title) {
        out.println();
        out.println(ansi.string("@|bold " + title + "|@"));
    }

    private void line(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
