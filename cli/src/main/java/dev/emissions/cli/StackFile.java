package dev.emissions.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a running local stack writes its connection settings for the other commands: a properties file whose keys are option names
 * without their dashes, such as {@code bootstrap-servers}.
 */
public final class StackFile {
    /** Environment variable that names the stack's folder; {@code .emissions/stack} below the working directory without it. */
    public static final String VARIABLE = "EMISSIONS_STACK";

    private static final String NAME = "connection.properties";

    private StackFile() {}

    public static Path directory(Map<String, String> environment) {
        return Path.of(environment.getOrDefault(VARIABLE, ".emissions/stack"));
    }

    public static Path locate(Map<String, String> environment) {
        return in(directory(environment));
    }

    public static Path in(Path stackDirectory) {
        return stackDirectory.resolve(NAME);
    }
}
