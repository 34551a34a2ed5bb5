package dev.emissions.proof.verify;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that work a list off. */
final class Workers {
    private final int threads;

    Workers(int threads) {
        this.threads = threads;
    }

    /** What is done with one piece of the list, by a worker of its own for each thread. */
    @FunctionalInterface
    interface Task<T> {
        void run(T piece) throws IOException;
    }

    /** What a thread works with. */
    @FunctionalInterface
    interface Station<T> {
        void workOff(Queue<T> pieces) throws IOException;
    }

    /** Runs the task on every piece; ends with the first failure. */
    <T> void forEach(Collection<T> pieces, Task<T> task) throws IOException {
        stations(pieces, queue -> {
            for (T piece = queue.poll(); piece != null; piece = queue.poll()) {
                task.run(piece);
            }
        });
    }

    /** Has each thread take pieces until there are none; ends with the first failure. */
    <T> void stations(Collection<T> pieces, Station<T> station) throws IOException {
        Queue<T> queue = new ConcurrentLinkedQueue<>(pieces);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayBlockingQueue<Future<?>>(threads);
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    try {
                        station.workOff(queue);
                    } catch (IOException | RuntimeException | Error e) {
                        queue.clear();
                        throw e;
                    }
                    return null;
                }));
            }
            for (Future<?> future : running) {
                await(future);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            } else if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("A worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while verifying", e);
        }
    }
}
