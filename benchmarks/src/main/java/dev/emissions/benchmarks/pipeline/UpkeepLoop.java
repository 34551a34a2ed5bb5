package dev.emissions.benchmarks.pipeline;

import java.util.concurrent.TimeUnit;

/** Runs {@code emissions maintain} on a lake again and again, beside the way that is measured. */
final class UpkeepLoop implements AutoCloseable {
    private static final long PAUSE_SECONDS = 60;

    private final Thread thread;

    private UpkeepLoop(Thread thread) {
        this.thread = thread;
    }

    static UpkeepLoop over(BenchStack stack, String lake) {
        Thread thread = new Thread(() -> maintain(stack, lake), "upkeep");
        thread.setDaemon(true);
        thread.start();
        return new UpkeepLoop(thread);
    }

    private static void maintain(BenchStack stack, String lake) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                Process upkeep = stack.begin("upkeep", "emissions", "maintain", "--lake", lake, "--retention", "1h");
                upkeep.waitFor();
                stack.requireSuccess(upkeep, "upkeep", "emissions maintain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins no further round; one that runs is left to end. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
