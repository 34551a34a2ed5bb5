package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Where a result is kept: the same as Markdown and as JSON. */
record ResultFiles(Path markdown, Path json) {
    /** The files of the name, or else new ones named by kind and day among the project's results. */
    static ResultFiles of(Optional<Path> name, ProjectHome home, String kind) {
        ResultFiles files = name.map(ResultFiles::named).orElseGet(() -> unused(home.results(), kind));
        try {
            Files.createDirectories(files.markdown().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Cannot write --output " + files.markdown() + ": " + e + "; expected a folder", e);
        }
        return files;
    }

    private static ResultFiles named(Path name) {
        return new ResultFiles(Path.of(name + ".md"), Path.of(name + ".json"));
    }

    private static ResultFiles unused(Path folder, String kind) {
        String day = kind + "-" + LocalDate.now(ZoneOffset.UTC);
        ResultFiles files = named(folder.resolve(day));
        for (int number = 2; Files.exists(files.markdown()); number++) {
            files = named(folder.resolve(day + "-" + number));
        }
        return files;
    }

    void write(String text, String data, PrintWriter out) {
        try {
            Files.writeString(markdown, text);
            Files.writeString(json, data);
            out.println("Written to " + markdown + " and " + json);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot write the result to " + markdown + ": " + e + "; expected a folder that can be written",
                    e);
        }
    }
}
