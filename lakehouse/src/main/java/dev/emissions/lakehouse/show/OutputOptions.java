package dev.emissions.lakehouse.show;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** In which form a command prints rows. */
public final class OutputOptions {
    private static final int LEAST_WIDTH = 20;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, or json (one object a line). Default: ${DEFAULT-VALUE}.")
    private Output.Format format;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "${env:COLUMNS:-120}",
            description = "Characters of a line. Default: the environment's COLUMNS, or 120.")
    private int width;

    @Option(names = "--wide", description = "All columns with all their text, however long lines get.")
    private boolean isWide;

    /** Rows in the form that the options ask for. */
    public Output to(PrintWriter out) {
        // Terminals that do not know their width say 0.
        return new Output(out, format, Math.max(LEAST_WIDTH, width), isWide);
    }

    /** The same with nothing cut, however long lines get. */
    public Output wideTo(PrintWriter out) {
        return new Output(out, format, Math.max(LEAST_WIDTH, width), true);
    }
}
