package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogUpkeepTest {
    @Test
    void whatIsWaitingIsDoneInOrderBeforeItEnds() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch handedOver = new CountDownLatch(1);

        try (var upkeep = new LogUpkeep()) {
            upkeep.execute(() -> awaitUninterruptibly(handedOver));
            IntStream.range(0, 20).forEach(number -> upkeep.execute(() -> done.add(number)));
            assertThat(done).isEmpty();
            handedOver.countDown();
        }

        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void writerLendsAHandWhereItPilesUp() {
        List<Thread> doneBy = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch handedOver = new CountDownLatch(1);

        try (var upkeep = new LogUpkeep()) {
            upkeep.execute(() -> awaitUninterruptibly(handedOver));
            IntStream.range(0, 40).forEach(number -> upkeep.execute(() -> doneBy.add(Thread.currentThread())));
            assertThat(doneBy).isNotEmpty().containsOnly(Thread.currentThread());
            handedOver.countDown();
        }

        assertThat(doneBy).hasSize(40);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
