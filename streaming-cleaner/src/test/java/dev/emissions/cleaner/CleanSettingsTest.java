package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanSettingsTest {
    @Test
    void allViolationsAreToldAtOnce() {
        assertThatThrownBy(() -> settings("a topic", Optional.of(Duration.ofHours(2)), 0))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--max-events-per-batch: got 0, expected 1 or more")
                .hasMessageContaining("--trigger: got PT2H, expected 0s to 1h")
                .hasMessageContaining("--topic: got 'a topic'");
    }

    @Test
    void checkpointLiesInTheLakeUnlessToldOtherwise() {
        Lake lake = Lake.of(URI.create("file:///nowhere"), Map.of());

        assertThat(settings("events", Optional.empty(), 1).checkpoint(lake))
                .isEqualTo("file:///nowhere/ops/checkpoints/clean-events");
    }

    private static CleanSettings settings(String topic, Optional<Duration> trigger, long maxEventsPerBatch) {
        return new CleanSettings(
                KafkaAddress.plain("127.0.0.1:9092"),
                topic,
                Optional.empty(),
                trigger,
                maxEventsPerBatch,
                1 << 20,
                false,
                List.of(),
                Optional.empty(),
                "local[1]",
                Thresholds.defaults());
    }
}
