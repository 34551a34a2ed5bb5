package dev.emissions.benchmarks.pipeline;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs {@code emissions maintain} on a lake again and again, beside the way that is measured. */
final class UpkeepLoop {
    private static final long PAUSE_SECONDS = 60;

    private final FutureTask<Void> rounds;

    private UpkeepLoop(FutureTask<Void> rounds) {
        this.rounds = rounds;
    }

    static UpkeepLoop over(BenchStack stack, String lake) {
        FutureTask<Void> rounds = new FutureTask<>(() -> {
            while (true) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                Process upkeep = stack.begin("upkeep", "emissions", "maintain", "--lake", lake, "--retention", "1h");
                upkeep.waitFor();
                stack.requireSuccess(upkeep, "upkeep", "emissions maintain");
            }
        });
        Thread thread = new Thread(rounds, "upkeep");
        thread.setDaemon(true);
        thread.start();
        return new UpkeepLoop(rounds);
    }

    /** Begins no further round; one that runs is left to end. */
    void stop() {
        rounds.cancel(true);
    }

    /** Throws what made a round fail before it was stopped. */
    void requireSuccess() throws InterruptedException {
        try {
            rounds.get();
        } catch (CancellationException e) {
            // As it was asked to.
            return;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }
}
