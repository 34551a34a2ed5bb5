package dev.emissions.proof.doctor;

import dev.emissions.cli.CommandFailure;
import io.delta.kernel.exceptions.KernelException;
import java.io.IOException;
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

    /** Adds what the check finds. */
    void check(String name, Check<Finding> check) throws InterruptedException {
        attempt(name, check).ifPresent(this::add);
    }

    /** What the step comes to; empty, and a problem found, if it fails. */
    <T> Optional<T> attempt(String name, Check<T> step) throws InterruptedException {
        try {
            return Optional.of(step.run());
        } catch (CommandFailure | KernelException | IOException e) {
            // Messages of failures say what was expected and what to do.
            add(Finding.problem(name, text(e), ""));
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
