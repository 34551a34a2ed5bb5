package dev.emissions.launcher;

import dev.emissions.cli.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/configuration.md}: what can be set, as the commands themselves declare it. */
final class ConfigurationDocument {
    private static final Pattern DEFAULT = Pattern.compile("\\s*Default: (.*?)\\.(?=\\s|$)");

    private static final String INTRODUCTION = """
            # Configuration

            Written by `emissions configuration` from the commands' own declarations; do not edit it by hand.

            Every option can be given in three ways. The first that is there wins:
            1. the option on the command line, such as `--lake s3a://lake`;
            2. an environment variable, `EMISSIONS_` and the option's name in upper case with `_` for `-`, such as `EMISSIONS_LAKE`;
               or the text of a file that such a variable with `_FILE` at its end names, such as `EMISSIONS_S3_SECRET_KEY_FILE`;
            3. the settings of the running local stack, which it keeps in `connection.properties` of its folder: `bootstrap-servers`,
               `lake`, `s3-endpoint`, `s3-region`, `s3-access-key`, `s3-secret-key`.

            Without any of them the default holds. `@FILE` among the arguments stands for the arguments in that file, so it serves as a
            configuration file. `-h` or `--help` tells a command's options with examples, `-V` or `--version` the product's version.

            """;

    private static final String ENVIRONMENT = """
            ## Environment variables that are no options

            | Variable | What it sets |
            |---|---|
            | `EMISSIONS_STACK` | Folder of the local stack. Default: `.emissions/stack` in the product's folder. |
            | `EMISSIONS_JVM_OPTIONS` | Further options for the JVM of a command, such as `-Xmx4g`; they win over those that the script gives. |
            | `EMISSIONS_STACK_JVM_OPTIONS` | Further options for the JVMs of the local stack's broker and S3 server. |
            | `EMISSIONS_CLASS_ARCHIVES` | `no`: `scripts/build` leaves out the archives of classes from which commands start sooner. |
            | `JAVA_HOME` | The JDK to use. Default: the `java` in `PATH`. |

            """;

    private static final Map<ExitCode, String> EXIT_CODES = exitCodes();

    private ConfigurationDocument() {}

    static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION).append(ENVIRONMENT);
        text.append("## Exit codes\n\n| Code | Meaning |\n|---|---|\n");
        EXIT_CODES.forEach((code, meaning) -> text.append(row(Integer.toString(code.number()), meaning)));
        CommandLine tree = CommandTree.withoutEnvironment();
        CommandGroup.ALL.stream()
                .flatMap(group -> group.commands().stream())
                .map(entry -> tree.getSubcommands().get(entry.name()))
                .forEach(command -> append(text, command));
        return text.toString();
    }

    private static void append(StringBuilder text, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<String> rows = rows(spec);
        if (!rows.isEmpty()) {
            text.append("\n## ").append(spec.qualifiedName()).append("\n\n");
            text.append(String.format(String.join("\n", spec.usageMessage().description()))
                            .strip())
                    .append("\n\n");
            text.append("| Option | Default | Environment | What it sets |\n|---|---|---|---|\n");
            rows.forEach(text::append);
        }
        command.getSubcommands().values().forEach(subcommand -> append(text, subcommand));
    }

    private static List<String> rows(CommandSpec spec) {
        List<String> rows = new ArrayList<>();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            rows.add(row("`" + parameter.paramLabel() + "`", parameter, ""));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                rows.add(row("`" + option.longestName() + value + "`", option, environment(option)));
            }
        }
        return rows;
    }

    private static String row(String name, ArgSpec argument, String environment) {
        String description = String.join(" ", argument.description());
        Matcher stated = DEFAULT.matcher(description);
        String fallback = stated.find() ? stated.group(1) : necessity(argument);
        return row(
                name,
                escape(fallback),
                environment,
                escape(stated.replaceAll("").strip()));
    }

    private static String necessity(ArgSpec argument) {
        if (!argument.required()) {
            return "";
        }
        ArgGroupSpec group = argument.group();
        if (group == null || !group.exclusive() || group.args().size() == 1) {
            return "required";
        }
        return group.multiplicity().min() == 0 ? "at most one of these" : "one of these";
    }

    private static String environment(OptionSpec option) {
        return "`EMISSIONS_"
                + option.longestName().substring(2).toUpperCase(Locale.ROOT).replace('-', '_') + "`";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", Arrays.asList(cells)) + " |\n";
    }

    private static String escape(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static Map<ExitCode, String> exitCodes() {
        Map<ExitCode, String> meanings = new LinkedHashMap<>();
        meanings.put(ExitCode.OK, "Done.");
        meanings.put(ExitCode.USAGE, "The command line is wrong.");
        meanings.put(
                ExitCode.UNREACHABLE,
                "Something needed cannot be reached, or the configuration names what is not there.");
        meanings.put(ExitCode.DATA, "Data or a table breaks its contract.");
        meanings.put(ExitCode.BUG, "A fault of the product.");
        return meanings;
    }
}
