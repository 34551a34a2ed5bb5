package dev.emissions.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Finds an option that the command line does not give: first {@code EMISSIONS_<OPTION>} in the environment, then the file that
 * {@code EMISSIONS_<OPTION>_FILE} names, then the running local stack's file (named by {@code EMISSIONS_STACK}), then the option's own
 * default.
 */
final class OptionDefaults implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Properties stack;

    OptionDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.stack = readStack(StackFile.locate(environment));
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
            return null;
        }
        String name = option.longestName().substring(2);
        String variable = "EMISSIONS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String fromEnvironment = environment.get(variable);
        if (fromEnvironment == null) {
            fromEnvironment = contentOfFile(argument, variable + "_FILE");
        }
        return fromEnvironment != null ? fromEnvironment : stack.getProperty(name);
    }

    /** The text of the file that the variable names, without the line end that editors leave behind; null without such a variable. */
    private String contentOfFile(ArgSpec argument, String variable) {
        String file = environment.get(variable);
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(
                    argument.command().commandLine(),
                    "Cannot read " + variable + ": " + file + " is not readable; expected a file that holds the value",
                    e);
        }
    }

    private static Properties readStack(Path file) {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the local stack's file " + file, e);
            }
        }
        return properties;
    }
}
