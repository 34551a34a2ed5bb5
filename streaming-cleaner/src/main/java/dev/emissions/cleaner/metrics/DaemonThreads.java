package dev.emissions.cleaner.metrics;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no process from ending. */
final class DaemonThreads {
    private DaemonThreads() {}

    static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
