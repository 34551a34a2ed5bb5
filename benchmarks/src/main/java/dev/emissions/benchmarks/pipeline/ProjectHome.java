package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's folder, of which {@code scripts/bench} tells. */
record ProjectHome(Path root) {
    private static final String PROPERTY = "emissions.home";

    static ProjectHome find() {
        ProjectHome home =
                new ProjectHome(Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath());
        if (!Files.isExecutable(home.scripts().resolve("bench"))) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot measure: the project's folder is not known; expected -D" + PROPERTY
                            + " to name one with scripts/bench, got " + home.root() + "; hint: run scripts/bench");
        }
        return home;
    }

    Path scripts() {
        return root.resolve("scripts");
    }

    Path results() {
        return root.resolve("benchmarks").resolve("results");
    }

    /** The commit that is measured, with {@code -dirty} where files differ from it; {@code unknown} without git. */
    String commit() throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*", "--abbrev=12")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return git.waitFor() == 0 && !lines.isEmpty() ? lines.get(0) : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask git for the commit", e);
        }
    }
}
