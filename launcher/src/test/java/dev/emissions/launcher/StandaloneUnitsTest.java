package dev.emissions.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The units of deploy/standalone start commands that exist, with the variables that their example has. */
class StandaloneUnitsTest {
    private static final Path FOLDER = Deployed.ROOT.resolve("deploy/standalone");
    private static final Pattern START = Pattern.compile("(?m)^ExecStart=/bin/sh -c 'exec (.*)'$");

    @Test
    void unitsStartTheProductsCommands() throws IOException {
        Map<String, String> environment = new HashMap<>();
        Deployed.text(FOLDER.resolve("emissions.env.example"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> environment.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> units =
                    files.filter(file -> file.toString().endsWith(".service")).toList();

            assertThat(units).hasSize(2).allSatisfy(unit -> assertThatCode(() -> parse(unit, environment))
                    .doesNotThrowAnyException());
        }
    }

    private static void parse(Path unit, Map<String, String> environment) {
        Matcher start = START.matcher(Deployed.text(unit));
        assertThat(start.find()).as("ExecStart of %s", unit).isTrue();
        List<String> line = List.of(start.group(1).replace("\"", "").split(" ", -1));
        assertThat(line).anyMatch(word -> word.startsWith("$EMISSIONS_HOME/jobs/emissions-"));
        Deployed.parse(line, environment);
    }
}
