package dev.emissions.launcher.demo;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The product's folder.
 *
 * @param root absolute
 */
record ProductHome(Path root) {
    /** System property by which the script that starts every command tells its folder. */
    static final String PROPERTY = "emissions.home";

    static ProductHome find() {
        String root = System.getProperty(PROPERTY, "");
        ProductHome home = new ProductHome(Path.of(root).toAbsolutePath());
        if (root.isEmpty() || !Files.isExecutable(home.script())) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot run the demo: the product's script is not known; expected -D" + PROPERTY
                            + " to name a folder with scripts/emissions, got \"" + root
                            + "\"; hint: run scripts/emissions demo");
        }
        return home;
    }

    /** The script that runs every command. */
    Path script() {
        return root.resolve("scripts").resolve("emissions");
    }

    /** How to type the script in a shell from the working directory. */
    String scriptAsTyped() {
        Path here = Path.of("").toAbsolutePath();
        return ShellWord.of(script().startsWith(here) ? here.relativize(script()) : script());
    }
}
