package dev.emissions.lakehouse;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes checkpoints of tables' logs beside a writer that must not wait for them. One after the other; where they pile up, the
 * writer lends a hand.
 */
public final class LogUpkeep implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogUpkeep.class);
    private static final int MOST_WAITING = 32;
    private static final long PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            LogUpkeep::daemon,
            new CallerRunsPolicy());

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "log-upkeep");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }

    /** Waits a moment for what is to be written; what is not written then, as after a signal, a later checkpoint makes up for. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Left checkpoints to later commits");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
