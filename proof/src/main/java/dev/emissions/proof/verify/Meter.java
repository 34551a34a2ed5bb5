package dev.emissions.proof.verify;

import dev.emissions.cli.Progress;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what several threads have done, and tells people now and then. */
final class Meter {
    private static final int BETWEEN_UPDATES = 8192;

    private final Progress progress;
    private final AtomicLong done = new AtomicLong();

    Meter(Progress progress) {
        this.progress = progress;
    }

    /** A counter for one thread, which adds to this one now and then, and at its end. */
    Share share() {
        return new Share();
    }

    void add(long count) {
        long sum = done.addAndGet(count);
        synchronized (progress) {
            progress.update(sum);
        }
    }

    long done() {
        return done.get();
    }

    /** One thread's part. */
    final class Share implements AutoCloseable {
        private long pending;

        void count() {
            if (++pending == BETWEEN_UPDATES) {
                add(pending);
                pending = 0;
            }
        }

        @Override
        public void close() {
            add(pending);
            pending = 0;
        }
    }
}
