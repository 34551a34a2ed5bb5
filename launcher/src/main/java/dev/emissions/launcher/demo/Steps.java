package dev.emissions.launcher.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demo's steps as they happen: each announced and timed. */
final class Steps {
    private final Screen screen;
    private final int count;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Steps(Screen screen, int count) {
        this.screen = screen;
        this.count = count;
    }

    void run(String name, Step step) throws StepFailure, InterruptedException {
        get(name, () -> {
            step.run();
            return name;
        });
    }

    <T> T get(String name, Answer<T> step) throws StepFailure, InterruptedException {
        screen.begin(seconds.size() + 1, count, name);
        long start = System.nanoTime();
        T answer = step.get();
        double took = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        seconds.put(name, took);
        screen.took(took);
        return answer;
    }

    /** What each step took so far, in their order. */
    Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }

    /** What a step does. */
    @FunctionalInterface
    interface Step {
        void run() throws StepFailure, InterruptedException;
    }

    /** A step that has a result. */
    @FunctionalInterface
    interface Answer<T> {
        T get() throws StepFailure, InterruptedException;
    }
}
