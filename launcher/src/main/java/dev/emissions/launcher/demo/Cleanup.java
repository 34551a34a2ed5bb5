package dev.emissions.launcher.demo;

import dev.emissions.launcher.demo.DemoSettings.Afterwards;

/** Stops what the demo started and removes what it made, however it ends: well, by a failure, or by Ctrl-C. */
final class Cleanup implements AutoCloseable {
    private final Product product;
    private final DemoFolder folder;
    private final Afterwards afterwards;
    private final Thread hook = new Thread(this::interrupted, "demo-cleanup");
    private boolean done;
    private volatile boolean interrupted;

    Cleanup(Product product, DemoFolder folder, Afterwards afterwards) {
        this.product = product;
        this.folder = folder;
        this.afterwards = afterwards;
    }

    Product product() {
        return product;
    }

    /** Also cleans up when the process is asked to end. */
    void onInterrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process was asked to end. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Leaves the stack as it is; nothing is cleaned up any more. */
    synchronized void leaveRunning() {
        done = true;
    }

    private void interrupted() {
        interrupted = true;
        close();
    }

    /** Does it once; a second caller waits for the first. */
    @Override
    public synchronized void close() {
        if (done) {
            return;
        }
        done = true;
        try {
            if (afterwards == Afterwards.KEEP) {
                product.end();
            } else {
                product.end("--delete");
                folder.remove();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
