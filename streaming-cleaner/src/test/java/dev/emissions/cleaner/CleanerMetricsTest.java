package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanerMetricsTest {
    @Test
    void sealedBatchIsCounted() {
        assertThat(ScrapedMetrics.text().lines())
                .contains(
                        "emissions_events_total{disposition=\"cleaned\",topic=\"events\"} 90.0",
                        "emissions_events_total{disposition=\"quarantined\",topic=\"events\"} 6.0",
                        "emissions_events_total{disposition=\"duplicate\",topic=\"events\"} 3.0",
                        "emissions_events_total{disposition=\"gap\",topic=\"events\"} 1.0",
                        "emissions_rejections_total{rule=\"DOMAIN_MISSING\",topic=\"events\"} 5.0",
                        "emissions_rejections_total{rule=\"UNDECODABLE\",topic=\"events\"} 2.0",
                        "emissions_rejections_total{rule=\"UNKNOWN_SCHEMA\",topic=\"events\"} 0.0",
                        "emissions_sealed_offset{partition=\"0\",topic=\"events\"} 200.0",
                        "emissions_batch_seconds_bucket{topic=\"events\",le=\"0.25\"} 0",
                        "emissions_batch_seconds_bucket{topic=\"events\",le=\"0.5\"} 1",
                        "emissions_batch_seconds_sum{topic=\"events\"} 0.4",
                        "emissions_batch_phase_seconds_count{phase=\"seal\",topic=\"events\"} 1",
                        "emissions_last_seal_age_seconds{topic=\"events\"} 10.0",
                        "emissions_freshness_seconds{partition=\"0\",quantile=\"0.5\",topic=\"events\"} 0.3",
                        "emissions_freshness_seconds{partition=\"0\",quantile=\"0.95\",topic=\"events\"} 0.8",
                        "emissions_freshness_seconds{partition=\"0\",quantile=\"0.99\",topic=\"events\"} 1.25");
    }

    @Test
    void lagIsThatBehindWhatWasSealed() {
        assertThat(ScrapedMetrics.text().lines())
                .contains(
                        "emissions_lag_events{partition=\"0\",topic=\"events\"} 40.0",
                        "emissions_lag_seconds{partition=\"0\",topic=\"events\"} 30.0",
                        "emissions_retention_left_seconds{partition=\"0\",topic=\"events\"} 3600.0");
    }

    @Test
    void brokerThatDoesNotAnswerLeavesTheRest() {
        String text = ScrapedMetrics.text(
                ends -> {
                    throw new IllegalStateException("no answer");
                },
                ScrapedMetrics.NOW);

        assertThat(text).doesNotContain("emissions_lag_events{").contains("emissions_sealed_offset{");
    }

    @Test
    void freshnessOfLongAgoIsNotTold() {
        String text = ScrapedMetrics.text(ends -> Map.of(), ScrapedMetrics.SEALED.plus(Duration.ofSeconds(61)));

        assertThat(text).doesNotContain("emissions_freshness_seconds{").contains("emissions_last_seal_age_seconds");
    }
}
