package dev.emissions.launcher.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A framework's grams over all days, split by stage of the ad's life.
 *
 * @param weighedImpressions impressions of the events whose grams are known
 * @param stages grams by stage
 */
public record StageShares(
        String framework, long weighedImpressions, BigDecimal totalGrams, Map<String, BigDecimal> stages) {
    /** The shares in percent, in the order of the stages. */
    @JsonProperty
    public Map<String, Double> percent() {
        Map<String, Double> percent = new LinkedHashMap<>();
        stages.forEach((stage, grams) -> percent.put(
                stage,
                totalGrams.signum() == 0
                        ? 0
                        : grams.multiply(BigDecimal.valueOf(100))
                                .divide(totalGrams, MathContext.DECIMAL64)
                                .doubleValue()));
        return percent;
    }

    /** Grams per thousand impressions. */
    @JsonProperty
    public BigDecimal gco2pm() {
        return weighedImpressions == 0
                ? BigDecimal.ZERO
                : totalGrams
                        .multiply(BigDecimal.valueOf(1000))
                        .divide(BigDecimal.valueOf(weighedImpressions), 3, RoundingMode.HALF_UP);
    }
}
