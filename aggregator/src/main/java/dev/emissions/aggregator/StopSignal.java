package dev.emissions.aggregator;

/** Knows whether the process was told to stop, as by Ctrl-C; Spark then ends by itself, with failures that mean nothing. */
final class StopSignal implements AutoCloseable {
    private final Thread hook = new Thread(() -> stopping = true, "stop-signal");
    private volatile boolean stopping;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        if (!stopping) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The stop came just now; the hook has run or is about to.
                stopping = true;
            }
        }
    }
}
