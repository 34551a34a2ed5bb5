package dev.emissions.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void aRequestEndsSleep() {
        StopSignal stop = new StopSignal();
        stop.request();
        long begin = System.nanoTime();

        stop.sleep(Duration.ofMinutes(1));

        assertThat(stop.isRequested()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void nobodyHasAskedAtFirst() {
        try (StopSignal stop = StopSignal.onShutdown()) {
            stop.sleep(Duration.ofMillis(1));

            assertThat(stop.isRequested()).isFalse();
        }
    }
}
