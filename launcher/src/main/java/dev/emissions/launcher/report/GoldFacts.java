package dev.emissions.launcher.report;

import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.GoldTables.Daily;
import dev.emissions.lakehouse.GoldTables.EventAnomalies;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.schemas.Vocabularies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of the gold tables say, gathered for the report. */
final class GoldFacts {
    private static final Map<String, String> STAGES = stageColumns();

    private static final List<String> KINDS = List.of("high", "low", "component_swap");

    private GoldFacts() {}

    /** The shares of the stages by framework, from the rows of a daily table; what names no known framework is no benchmark. */
    static List<StageShares> stages(List<TableRow> daily) {
        Map<String, StageShares> sums = new TreeMap<>();
        for (TableRow row : daily) {
            String framework = String.valueOf(row.value(GoldTables.FRAMEWORK));
            if (Vocabularies.FRAMEWORKS.contains(framework)) {
                sums.merge(framework, stages(framework, row), GoldFacts::plus);
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(StageShares::weighedImpressions).reversed())
                .toList();
    }

    /** The first {@code count} of the ranking, of the day and framework that have most impressions among {@code daily}. */
    static Ranking ranking(List<TableRow> daily, List<TableRow> ranked, int count) {
        Map<DayAndFramework, Long> impressions = new LinkedHashMap<>();
        daily.forEach(
                row -> impressions.merge(DayAndFramework.of(row), (long) row.value(GoldTables.IMPRESSIONS), Long::sum));
        DayAndFramework largest = impressions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(new DayAndFramework("", ""));
        List<TopDomain> domains = ranked.stream()
                .filter(row -> DayAndFramework.of(row).equals(largest))
                .map(GoldFacts::topDomain)
                .sorted(Comparator.comparingInt(TopDomain::rank))
                .limit(count)
                .toList();
        return new Ranking(largest.day, largest.framework, domains);
    }

    static List<Anomaly> anomalies(List<TableRow> rows) {
        return rows.stream()
                .map(row -> new Anomaly(
                        (String) row.value(EventAnomalies.EVENT_ID),
                        (String) row.value(EventAnomalies.KIND),
                        (BigDecimal) row.value(EventAnomalies.SCORE),
                        (String) row.value(EventAnomalies.SENTENCE)))
                .toList();
    }

    /** The {@code count} furthest off of each kind, kind by kind. */
    static List<Anomaly> strongest(List<Anomaly> anomalies, int count) {
        List<Anomaly> strongest = new ArrayList<>();
        for (String kind : KINDS) {
            anomalies.stream()
                    .filter(anomaly -> anomaly.kind().equals(kind))
                    .sorted(Comparator.comparing(
                                    (Anomaly anomaly) -> anomaly.score().abs())
                            .reversed()
                            .thenComparing(Anomaly::eventId))
                    .limit(count)
                    .forEach(strongest::add);
        }
        return strongest;
    }

    private static StageShares stages(String framework, TableRow row) {
        Map<String, BigDecimal> grams = new LinkedHashMap<>();
        STAGES.forEach((stage, column) -> grams.put(stage, grams(row, column)));
        return new StageShares(
                framework, (long) row.value(Daily.WEIGHED_IMPRESSIONS), grams(row, GoldTables.TOTAL_GRAMS), grams);
    }

    private static StageShares plus(StageShares one, StageShares other) {
        Map<String, BigDecimal> grams = new LinkedHashMap<>();
        one.stages()
                .forEach((stage, value) ->
                        grams.put(stage, value.add(other.stages().get(stage))));
        return new StageShares(
                one.framework(),
                one.weighedImpressions() + other.weighedImpressions(),
                one.totalGrams().add(other.totalGrams()),
                grams);
    }

    private static TopDomain topDomain(TableRow row) {
        return new TopDomain(
                (int) row.value(GoldTables.TopDomains.RANK),
                (String) row.value(GoldTables.DOMAIN),
                (long) row.value(Daily.EVENTS),
                (long) row.value(GoldTables.IMPRESSIONS),
                grams(row, GoldTables.TOTAL_GRAMS),
                grams(row, GoldTables.GCO2PM));
    }

    private static BigDecimal grams(TableRow row, String column) {
        return row.value(column) instanceof BigDecimal grams ? grams : BigDecimal.ZERO;
    }

    private static Map<String, String> stageColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("ad selection", Daily.AD_SELECTION_GRAMS);
        columns.put("creative distribution", Daily.CREATIVE_DISTRIBUTION_GRAMS);
        columns.put("media distribution", Daily.MEDIA_DISTRIBUTION_GRAMS);
        columns.put("consumer device", Daily.CONSUMER_DEVICE_GRAMS);
        return columns;
    }

    private record DayAndFramework(String day, String framework) {
        static DayAndFramework of(TableRow row) {
            return new DayAndFramework(
                    String.valueOf(row.value(GoldTables.EVENT_DATE)), String.valueOf(row.value(GoldTables.FRAMEWORK)));
        }
    }
}
