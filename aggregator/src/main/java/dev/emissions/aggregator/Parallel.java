package dev.emissions.aggregator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a few pieces of work side by side, because each waits for the object store most of its time. */
final class Parallel {
    private static final int THREADS = 4;

    private Parallel() {}

    /** The pieces' results, in their order; the first failure is thrown once all have ended. */
    static <T> List<T> run(List<Callable<T>> pieces) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, pieces.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> piece : threads.invokeAll(pieces)) {
                results.add(piece.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
