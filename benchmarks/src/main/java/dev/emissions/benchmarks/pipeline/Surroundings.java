package dev.emissions.benchmarks.pipeline;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Where and by what a measurement is made, and where its result is kept, for those of other packages. */
public final class Surroundings {
    private final ResultFiles files;
    private final String text;

    private Surroundings(ResultFiles files, String text) {
        this.files = files;
        this.text = text;
    }

    /**
     * Looks around.
     *
     * @param name of the result's files, or empty for new ones of that kind and day
     */
    public static Surroundings of(Optional<Path> name, String kind) throws InterruptedException {
        ProjectHome home = ProjectHome.find();
        return new Surroundings(ResultFiles.of(name, home, kind), MachineText.of(Machine.here(), home.commit()));
    }

    /** The machine and the commit as Markdown. */
    public String text() {
        return text;
    }

    /** Keeps the result, as Markdown and as JSON. */
    public void write(String markdown, String json, PrintWriter out) {
        files.write(markdown, json, out);
    }
}
