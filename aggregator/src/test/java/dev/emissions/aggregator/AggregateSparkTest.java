package dev.emissions.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.aggregator.anomaly.AnomalySettings;
import dev.emissions.aggregator.daily.DailySettings;
import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Footprint;
import dev.emissions.aggregator.gold.GoldTable;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateSparkTest {
    private static final int FIRST_DAY = 20_500;
    private static final int DAYS = 4;
    private static final int EVENTS_PER_DAY = 800;
    private static final int HISTORY_DAYS = 2;

    @TempDir
    private Path folder;

    private TestLake cleaned;
    private Lake lake;

    @BeforeEach
    void openLake() {
        cleaned = new TestLake(folder);
        lake = cleaned.lake();
    }

    @Test
    void sumsEqualThoseOfDecimalsAddedOneByOne() {
        List<CleanedEvent> events = new ArrayList<>(synthetic(1));
        events.add(event(
                FIRST_DAY,
                "no-grams",
                new Footprint(
                        Footprint.ABSENT, Footprint.ABSENT, Footprint.ABSENT, Footprint.ABSENT, Footprint.ABSENT)));
        for (int i = 0; i < 12; i++) {
            // A dozen of these exceed a long.
            events.add(event(
                    FIRST_DAY, "huge" + i, new Footprint(899_999_999_999_999_999L, 0, 0, 0, 899_999_999_999_999_999L)));
        }
        cleaned.append(events, 3);

        aggregate();

        Map<String, BigDecimal> grams = new TreeMap<>();
        Map<String, Long> impressions = new TreeMap<>();
        Map<String, Long> weighed = new TreeMap<>();
        for (CleanedEvent event : events) {
            String key = key(LocalDate.ofEpochDay(event.day()), event.framework(), event.domain(), event.format());
            impressions.merge(key, event.impressions(), Long::sum);
            if (event.footprint().total() != Footprint.ABSENT) {
                grams.merge(key, BigDecimal.valueOf(event.footprint().total(), 9), BigDecimal::add);
                weighed.merge(key, event.impressions(), Long::sum);
            }
        }
        List<TableRow> rows = Gold.rows(lake, GoldTables.DAILY_BY_DOMAIN_FORMAT);
        assertThat(rows).hasSize(impressions.size());
        for (TableRow row : rows) {
            String key = key(row.value("event_date"), row.value("framework"), row.value("domain"), row.value("format"));
            assertThat(row.value("impressions")).isEqualTo(impressions.get(key));
            assertThat(row.value("total_grams")).isEqualTo(grams.get(key));
            assertThat(row.value("gco2pm")).isEqualTo(gco2pm(grams.get(key), weighed.get(key)));
        }
    }

    @Test
    void everyDailyTableConservesGramsAndImpressionsOfTheDay() {
        List<CleanedEvent> events = synthetic(2);
        cleaned.append(events, 2);

        aggregate();

        Map<Integer, BigDecimal> grams = events.stream()
                .collect(Collectors.groupingBy(
                        CleanedEvent::day,
                        Collectors.reducing(
                                BigDecimal.ZERO,
                                event -> BigDecimal.valueOf(event.footprint().total(), 9),
                                BigDecimal::add)));
        Map<Integer, Long> impressions = events.stream()
                .collect(Collectors.groupingBy(CleanedEvent::day, Collectors.summingLong(CleanedEvent::impressions)));
        for (TableContract table : dailyTables()) {
            Map<Integer, BigDecimal> goldGrams = new HashMap<>();
            Map<Integer, Long> goldImpressions = new HashMap<>();
            for (TableRow row : Gold.rows(lake, table)) {
                int day = (int) ((LocalDate) row.value("event_date")).toEpochDay();
                goldGrams.merge(day, (BigDecimal) row.value("total_grams"), BigDecimal::add);
                goldImpressions.merge(day, (Long) row.value("impressions"), Long::sum);
            }
            assertThat(goldGrams).as(table.name()).isEqualTo(grams);
            assertThat(goldImpressions).as(table.name()).isEqualTo(impressions);
        }
    }

    @Test
    void resultDoesNotDependOnTheOrderOfEventsNorOnTheirFiles() {
        List<CleanedEvent> events = new ArrayList<>(synthetic(3));
        cleaned.append(events, 1);
        aggregate();
        TestLake other = new TestLake(folder.resolve("other"));
        Collections.shuffle(events, new Random(9));
        other.append(events.subList(0, events.size() / 3), 4);
        other.append(events.subList(events.size() / 3, events.size()), 5);

        aggregate(other.lake(), settings());

        for (TableContract table : GoldTables.all()) {
            assertThat(Gold.rows(other.lake(), table)).as(table.name()).isEqualTo(Gold.rows(lake, table));
        }
        assertThat(Gold.rows(lake, GoldTables.EVENT_ANOMALIES)).isNotEmpty();
    }

    @Test
    void secondRunChangesNothing() {
        cleaned.append(synthetic(4), 2);
        aggregate();
        List<Long> versions = versions();

        String said = aggregate();

        assertThat(versions()).isEqualTo(versions);
        assertThat(said).contains("Nothing to do: the gold tables stand at version 1 of cleaned");
    }

    @Test
    void eventWithAnIdOfAnyLengthIsTaken() {
        cleaned.append(synthetic(6), 2);
        cleaned.append(List.of(event(FIRST_DAY + 1, "\u00e9".repeat(70_000), new Footprint(1, 1, 1, 1, 4))), 1);

        assertThat(aggregate()).contains("Brought ");
    }

    @Test
    void lateEventReopensItsDayAndTheFlagsOfTheDaysItIsHistoryOf() {
        cleaned.append(synthetic(5), 2);
        aggregate();
        cleaned.append(List.of(event(FIRST_DAY + 1, "late", new Footprint(1, 1, 1, 1, 4))), 1);

        String said = explain(settings());

        assertThat(said)
                .contains("daily_by_country           " + LocalDate.ofEpochDay(FIRST_DAY + 1)
                        + " (changed since version 1 of cleaned)")
                .contains("event_anomalies            " + LocalDate.ofEpochDay(FIRST_DAY + 1) + ".."
                        + LocalDate.ofEpochDay(FIRST_DAY + 1 + HISTORY_DAYS));
    }

    @Test
    void incrementalRunEndsWhereAFullOneDoes() {
        List<CleanedEvent> events = synthetic(6);
        cleaned.append(events.subList(0, 2000), 2);
        aggregate();
        cleaned.append(events.subList(2000, events.size()), 2);
        cleaned.append(List.of(event(FIRST_DAY, "late", new Footprint(1, 1, 1, 1, 4))), 1);
        aggregate();
        Map<String, List<TableRow>> incremental = contents();

        aggregate(
                lake,
                new AggregateSettings(
                        true, Optional.empty(), settings().daily(), settings().anomalies(), SharedSpark.MASTER));

        assertThat(contents()).isEqualTo(incremental);
    }

    @Test
    void runThatWasKilledBetweenTwoTablesIsCompletedByTheNext() {
        List<CleanedEvent> events = synthetic(7);
        cleaned.append(events.subList(0, 2000), 2);
        aggregate();
        cleaned.append(events.subList(2000, events.size()), 2);
        Set<String> survivors = Set.of("daily_by_country", "top_domains_by_total");
        run(lake, settings()).run(SharedSpark::runtime, survivors::contains);
        String said = explain(settings());
        assertThat(said)
                .contains("daily_by_country           no day (up to date)")
                .doesNotContain("daily_by_domain            no day");

        aggregate();

        assertThat(explain(settings())).doesNotContain("changed since");
        BigDecimal byCountry = total(GoldTables.DAILY_BY_COUNTRY);
        assertThat(total(GoldTables.DAILY_BY_DOMAIN)).isEqualTo(byCountry);
    }

    @Test
    void changedSettingsRecomputeTheTablesTheyShape() {
        cleaned.append(synthetic(8), 1);
        aggregate();
        var shorter = new AggregateSettings(
                false, Optional.empty(), new DailySettings(3, 1), settings().anomalies(), SharedSpark.MASTER);

        aggregate(lake, shorter);

        assertThat(Gold.rows(lake, GoldTables.TOP_DOMAINS_BY_TOTAL)).hasSize(DAYS * 2 * 3);
        assertThat(Gold.version(lake, GoldTables.DAILY_BY_COUNTRY)).isEqualTo(1);
    }

    @Test
    void daysOfARangeAreComputedAndNoOthers() {
        cleaned.append(synthetic(9), 1);
        var range = new AggregateSettings(
                false,
                Optional.of(new DayRange(FIRST_DAY + 1, FIRST_DAY + 2)),
                settings().daily(),
                settings().anomalies(),
                SharedSpark.MASTER);

        aggregate(lake, range);

        assertThat(Gold.rows(lake, GoldTables.DAILY_BY_DEVICE).stream().map(row -> row.value("event_date")))
                .containsOnly(LocalDate.ofEpochDay(FIRST_DAY + 1), LocalDate.ofEpochDay(FIRST_DAY + 2));
        assertThat(new GoldTable(lake, GoldTables.DAILY_BY_DEVICE).processed()).isEmpty();
    }

    @Test
    void logThatNoLongerReachesBackMeansAllDays() throws IOException {
        cleaned.append(synthetic(10), 1);
        aggregate();
        for (int i = 0; i < 52; i++) {
            cleaned.append(List.of(event(FIRST_DAY, "later" + i, new Footprint(1, 1, 1, 1, 4))), 1);
        }
        Path log = Path.of(lake.root()).resolve("cleaned/emissions/_delta_log");
        for (int version = 0; version < 5; version++) {
            Files.delete(log.resolve("%020d.json".formatted(version)));
        }

        assertThat(explain(settings())).contains("the log of cleaned no longer reaches back to version 1");
    }

    @Test
    void sparkReadsWhatTheContractsDeclare() {
        cleaned.append(synthetic(11), 1);
        aggregate();

        for (TableContract table : GoldTables.all()) {
            Dataset<Row> read = SharedSpark.session().read().format("delta").load(lake.pathOf(table.path()));
            assertThat(List.of(read.columns())).isEqualTo(table.schema().fieldNames());
            for (int i = 0; i < read.columns().length; i++) {
                assertThat(read.schema().fields()[i].dataType().catalogString())
                        .isEqualTo(sparkName(table.schema().at(i).getDataType().toString()));
            }
            assertThat(read.count())
                    .as(table.name())
                    .isEqualTo(Gold.rows(lake, table).size());
        }
    }

    @Test
    void rankingsAreOrderedAndCut() {
        cleaned.append(synthetic(12), 1);

        aggregate();

        List<TableRow> domains = Gold.rows(lake, GoldTables.DAILY_BY_DOMAIN);
        for (TableRow row : Gold.rows(lake, GoldTables.TOP_DOMAINS_BY_INTENSITY)) {
            long before = domains.stream()
                    .filter(other -> same(row, other, "event_date") && same(row, other, "framework"))
                    .filter(other -> (Long) other.value("impressions")
                            >= settings().daily().minimumImpressions())
                    .filter(other ->
                            ((BigDecimal) other.value("gco2pm")).compareTo((BigDecimal) row.value("gco2pm")) > 0)
                    .count();
            assertThat((long) (Integer) row.value("rank")).isGreaterThan(before);
            assertThat((Integer) row.value("rank"))
                    .isLessThanOrEqualTo(settings().daily().places());
        }
    }

    @Test
    void lostFileIsOneLine() throws IOException {
        cleaned.append(synthetic(13), 1);
        try (var paths = Files.walk(Path.of(lake.root()).resolve("cleaned/emissions"))) {
            Path file = paths.filter(path -> path.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(file);
        }

        assertThatThrownBy(this::aggregate)
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageStartingWith("Cannot aggregate the events of ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void daysThatLostAllTheirEventsAreEmptied() {
        cleaned.append(synthetic(14), 1);
        aggregate();
        cleaned.removeDay(FIRST_DAY + 3);

        aggregate();

        assertThat(Gold.rows(lake, GoldTables.DAILY_BY_FORMAT).stream().map(row -> row.value("event_date")))
                .isNotEmpty()
                .doesNotContain(LocalDate.ofEpochDay(FIRST_DAY + 3));
    }

    @Test
    void missingTableOfEventsIsAnAnswer() {
        assertThatThrownBy(() -> run(lake, settings()))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("no such table")
                .hasMessageContaining("run `emissions clean` first");
    }

    private static List<CleanedEvent> synthetic(long seed) {
        return new SyntheticEvents(seed, 60).events(FIRST_DAY, DAYS, EVENTS_PER_DAY, 0.02);
    }

    private static CleanedEvent event(int day, String id, Footprint footprint) {
        return new CleanedEvent(
                day, id, "scope3", "2026.01", "DE", "late.example", "phone", "mobile", "banner", 10, false, footprint);
    }

    private static AggregateSettings settings() {
        return new AggregateSettings(
                false,
                Optional.empty(),
                new DailySettings(20, 1000),
                new AnomalySettings(HISTORY_DAYS, 3.5, 2.5),
                SharedSpark.MASTER);
    }

    private String aggregate() {
        return aggregate(lake, settings());
    }

    private static String aggregate(Lake lake, AggregateSettings settings) {
        var out = new StringWriter();
        AggregateRun.of(lake, settings, new PrintWriter(out, true)).run(SharedSpark::runtime, table -> true);
        return out.toString();
    }

    private String explain(AggregateSettings settings) {
        var out = new StringWriter();
        AggregateRun.of(lake, settings, new PrintWriter(out, true)).explain();
        return out.toString();
    }

    private static AggregateRun run(Lake lake, AggregateSettings settings) {
        return AggregateRun.of(lake, settings, new PrintWriter(new StringWriter()));
    }

    private List<Long> versions() {
        return GoldTables.all().stream().map(table -> Gold.version(lake, table)).toList();
    }

    private Map<String, List<TableRow>> contents() {
        return GoldTables.all().stream()
                .collect(Collectors.toMap(TableContract::name, table -> Gold.rows(lake, table)));
    }

    private BigDecimal total(TableContract table) {
        return Gold.rows(lake, table).stream()
                .map(row -> (BigDecimal) row.value("total_grams"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<TableContract> dailyTables() {
        return GoldTables.all().stream()
                .filter(table -> table.name().startsWith("daily_"))
                .toList();
    }

    private static boolean same(TableRow left, TableRow right, String column) {
        return left.value(column).equals(right.value(column));
    }

    private static String key(Object... parts) {
        return List.of(parts).toString();
    }

    private static BigDecimal gco2pm(BigDecimal grams, Long impressions) {
        return grams == null
                ? null
                : grams.multiply(BigDecimal.valueOf(1000))
                        .divide(BigDecimal.valueOf(impressions), 6, RoundingMode.HALF_UP);
    }

    private static String sparkName(String kernelName) {
        return switch (kernelName) {
            case "long" -> "bigint";
            case "integer" -> "int";
            default ->
                kernelName.replace("Decimal", "decimal").replace(", ", ",").toLowerCase(java.util.Locale.ROOT);
        };
    }
}
