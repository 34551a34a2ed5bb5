package dev.emissions.cleaner.doctor;

import dev.emissions.cli.CommandFailure;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs checks one after the other; one that fails is a finding itself, and does not keep the others from being run. */
final class Examination {
    private final List<Finding> findings = new ArrayList<>();

    /** Something that may be wrong. */
    interface Check<T> {
        T run() throws IOException, InterruptedException;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /**
     * Adds what the check finds.
     *
     * @param advice what to do if it fails
     */
    void check(String name, String advice, Check<Finding> check) throws InterruptedException {
        attempt(name, advice, check).ifPresent(this::add);
    }

    /**
     * What the step comes to; empty, and a problem found, if it fails.
     *
     * @param advice what to do then
     */
    <T> Optional<T> attempt(String name, String advice, Check<T> step) throws InterruptedException {
        try {
            return Optional.of(step.run());
        } catch (CommandFailure | KernelException | KernelEngineException | IOException | UncheckedIOException e) {
            add(Finding.problem(name, text(e), advice));
            return Optional.empty();
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private static String text(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(failure.toString());
    }
}
