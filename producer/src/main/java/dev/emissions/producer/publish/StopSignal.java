package dev.emissions.producer.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into a request to stop, and lets the process live until the work behind it has ended cleanly. */
public final class StopSignal implements AutoCloseable {
    private static final Duration END_WITHIN = Duration.ofSeconds(45);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-signal");

    /** A signal that only {@link #request} gives. */
    public StopSignal() {}

    /** A signal that the process's own end gives too. */
    public static StopSignal onShutdown() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    public void request() {
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Sleeps, but not beyond a request to stop. */
    public void sleep(Duration duration) {
        try {
            boolean stopped = requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            assert !stopped || isRequested();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request();
        }
    }

    /** Tells that the work has ended: a process that waits to end may. */
    @Override
    public void close() {
        ended.countDown();
        if (!isRequested()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending on its own: the hook finds the work ended.
                request();
            }
        }
    }

    private void stopAndWait() {
        request();
        try {
            if (!ended.await(END_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
                System.err.println("Stopped before the last records were acknowledged");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
