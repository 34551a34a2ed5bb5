package dev.emissions.benchmarks.usual;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.quality.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The grams of an event, and what is wrong with them, as columns: in steps, so that each figure is worked out once. */
final class UsualGrams {
    static final Column NON_ZERO = col("non_zero_grams");
    static final Column COVERED = col("covered");
    static final Column COMPONENT_MISSING = col("component_derivable");
    static final Column TOTAL_MISMATCH = col("total_mismatch");
    static final Column REPAIRED_TOTAL = col("repaired_total");

    private static final Thresholds THRESHOLDS = Thresholds.defaults();
    private static final List<String> COMPONENTS = List.of(
            CleanedTable.AD_SELECTION_GRAMS,
            CleanedTable.CREATIVE_DISTRIBUTION_GRAMS,
            CleanedTable.MEDIA_DISTRIBUTION_GRAMS,
            CleanedTable.CONSUMER_DEVICE_GRAMS);

    private static final Column TOTAL = UsualRules.event(CleanedTable.TOTAL_GRAMS);
    private static final Column SUM = col("sum_of_components");
    private static final Column MISSING = col("missing_components");
    private static final Column COMPLETE = COVERED.or(NON_ZERO).and(MISSING.equalTo(0));

    static final Column NOT_FINITE = anyComponent(UsualGrams::isNotFinite).or(isNotFinite(CleanedTable.TOTAL_GRAMS));
    static final Column COMPONENT_NEGATIVE =
            anyComponent(component -> UsualRules.event(component).lt(0));
    static final Column COMPONENTS_MISSING = MISSING.gt(0).and(COMPONENT_MISSING.equalTo(false));
    static final Column TOTAL_NEGATIVE = COMPLETE.and(TOTAL.lt(0));
    static final Column TOTAL_MISSING = COMPLETE.and(TOTAL.isNull());
    static final Column TOTAL_MISMATCH_LARGE =
            TOTAL_MISMATCH.and(differsBy(SUM.multiply(lit(THRESHOLDS.largeMismatchFraction()))));
    static final Column COVERAGE_CONTRADICTION = COVERED.notEqual(NON_ZERO);
    static final Column ZERO = COVERED.and(TOTAL.equalTo(0));

    private UsualGrams() {}

    static Dataset<Row> withRepairs(Dataset<Row> events) {
        return withTotal(withMissing(withSum(events)));
    }

    private static Dataset<Row> withSum(Dataset<Row> events) {
        return events.withColumns(Map.of(
                SUM.toString(),
                sumOf(component -> coalesce(UsualRules.event(component), lit(0.0))),
                COVERED.toString(),
                coalesce(UsualRules.event(CleanedTable.DOMAIN_COVERAGE).isin("measured", "modeled"), lit(false))));
    }

    private static Dataset<Row> withMissing(Dataset<Row> events) {
        Column nonZero = coalesce(TOTAL.notEqual(0), lit(false)).or(SUM.notEqual(0));
        Column missing = sumOf(component -> isMissing(component).cast("int"));
        return events.withColumn(NON_ZERO.toString(), nonZero)
                .withColumn(
                        MISSING.toString(), when(COVERED.or(NON_ZERO), missing).otherwise(0));
    }

    private static Dataset<Row> withTotal(Dataset<Row> events) {
        Column mismatch = greatest(lit(THRESHOLDS.mismatchGrams()), SUM.multiply(lit(THRESHOLDS.mismatchFraction())));
        return events.withColumns(Map.of(
                        COMPONENT_MISSING.toString(),
                        coalesce(MISSING.equalTo(1).and(TOTAL.geq(SUM)), lit(false)),
                        TOTAL_MISMATCH.toString(),
                        coalesce(COMPLETE.and(TOTAL.geq(0)).and(differsBy(mismatch)), lit(false))))
                .withColumn(
                        REPAIRED_TOTAL.toString(),
                        when(TOTAL_NEGATIVE.or(TOTAL_MISSING).or(TOTAL_MISMATCH), SUM)
                                .otherwise(TOTAL));
    }

    /** More than so many grams per impression. */
    static Column above(double gramsPerImpression) {
        Column impressions = coalesce(UsualRules.event(CleanedTable.IMPRESSIONS), lit(1L));
        return REPAIRED_TOTAL.gt(impressions.multiply(lit(gramsPerImpression)));
    }

    /** The component, or what the total leaves for it. */
    static Column repaired(String component) {
        return when(COMPONENT_MISSING.and(isMissing(component)), TOTAL.minus(SUM))
                .otherwise(UsualRules.event(component));
    }

    private static Column differsBy(Column grams) {
        return abs(TOTAL.minus(SUM)).gt(grams);
    }

    private static Column isMissing(String component) {
        return UsualRules.event(component).isNull().and(isRequired(component));
    }

    private static Column isRequired(String component) {
        Column framework = coalesce(UsualRules.event(CleanedTable.FRAMEWORK), lit(""));
        return switch (component) {
            case CleanedTable.MEDIA_DISTRIBUTION_GRAMS -> framework.notEqual("gmsf");
            case CleanedTable.CONSUMER_DEVICE_GRAMS -> framework.isin("gmsf", "scope3-consumer-device");
            default -> lit(true);
        };
    }

    private static Column isNotFinite(String field) {
        // Spark orders NaN above infinity.
        return abs(UsualRules.event(field)).geq(Double.POSITIVE_INFINITY);
    }

    private static Column anyComponent(Function<String, Column> condition) {
        return COMPONENTS.stream().map(condition).reduce(Column::or).orElseThrow();
    }

    private static Column sumOf(Function<String, Column> figure) {
        return COMPONENTS.stream().map(figure).reduce(Column::plus).orElseThrow();
    }
}
