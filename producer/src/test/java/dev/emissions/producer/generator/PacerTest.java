package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.producer.publish.StopSignal;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    /** A clock that moves only when it is looked at. */
    private final AtomicLong now = new AtomicLong();

    private final StopSignal stop = new StopSignal();

    @Test
    void noRateIsNoWaiting() {
        Pacer pacer = new Pacer(Double.POSITIVE_INFINITY, now::get, stop);
        for (int i = 0; i < 1000; i++) {
            pacer.await();
        }

        assertThat(stop.isRequested()).isFalse();
    }

    @Test
    void waitsUntilAnEventIsDue() {
        Pacer pacer = new Pacer(100, System::nanoTime, stop);
        long begin = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            pacer.await();
        }

        assertThat((System.nanoTime() - begin) / 1e6).isGreaterThan(90);
    }

    @Test
    void timeLostIsCaughtUpForASecondAtMost() {
        Pacer pacer = new Pacer(10, now::get, stop);
        now.set(3_600_000_000_000L);
        int atOnce = 0;
        for (int i = 0; i < 9; i++) {
            pacer.await();
            atOnce += pacer.isBehind(now.get()) ? 1 : 0;
        }
        pacer.await();
        pacer.await();

        assertThat(atOnce).isEqualTo(9);
        assertThat(pacer.isBehind(now.get())).isFalse();
    }
}
