package dev.emissions.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cli.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The class path of this module has no Kafka and no Spark, so a command that needs them to be declared fails here. */
class CommandTreeTest {
    private static final int LINE = 80;
    private static final Set<String> PICOCLIS_OWN = Set.of("help");

    @Test
    void enginesAreNotOnTheClassPath() {
        for (String engine : List.of(
                "org.apache.kafka.clients.producer.KafkaProducer",
                "org.apache.spark.sql.SparkSession",
                "org.gaul.s3proxy.S3Proxy")) {
            assertThat(getClass().getClassLoader().getResource(engine.replace('.', '/') + ".class"))
                    .as(engine)
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithExamples(String name) {
        CommandLine command = find(name);

        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(help).contains("Usage: " + name);
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        if (!PICOCLIS_OWN.contains(command.getCommandName())) {
            assertThat(help).contains("-h, --help", "-V, --version", "Examples:");
        }
    }

    @Test
    void everyCommandIsListedInOneGroup() {
        List<String> listed = CommandGroup.ALL.stream()
                .flatMap(group -> group.commands().stream())
                .map(CommandGroup.Entry::name)
                .toList();

        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(tree().getSubcommands().keySet());
    }

    @Test
    void theListFitsALine() {
        assertThat(run("--help").out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(LINE));
    }

    @Test
    void helpOfACommandIsFoundByBothWays() {
        assertThat(run("help", "generate").out())
                .isEqualTo(tree().getSubcommands().get("generate").getUsageMessage(CommandLine.Help.Ansi.OFF));
    }

    @Test
    void unknownCommandIsAnsweredWithSuggestions() {
        Ran ran = run("cleen");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ran.err()).contains("Unmatched argument at index 0: 'cleen'", "Did you mean: emissions clean");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void wrongOptionIsAnsweredWithWhatIsWrongAndWhereTheHelpIs() {
        Ran ran = run("demo", "--reverse");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ran.err().lines())
                .hasSizeLessThanOrEqualTo(3)
                .first()
                .asString()
                .contains("--reverse");
        assertThat(ran.err()).endsWith("Hint: emissions demo --help" + System.lineSeparator());
    }

    @Test
    void noCommandIsAnsweredWithTheList() {
        Ran ran = run();

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ran.err()).startsWith("Usage: emissions").contains("generate");
    }

    @Test
    void completionKnowsEveryCommand() {
        Ran ran = run("completion");

        assertThat(ran.code()).isEqualTo(ExitCode.OK.number());
        assertThat(ran.out()).startsWith("#!/usr/bin/env bash").contains("--available-now", "--bootstrap-servers");
        assertThat(tree().getSubcommands().keySet())
                .allSatisfy(name -> assertThat(ran.out()).contains("_picocli_emissions_" + name));
    }

    @Test
    void versionIsToldByCommandAndOption() {
        assertThat(run("version").out())
                .startsWith("emissions ")
                .isEqualTo(run("--version").out());
    }

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        collect(tree(), names);
        return names.stream();
    }

    private static void collect(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, names));
    }

    private static CommandLine find(String qualifiedName) {
        CommandLine command = tree();
        for (String word : qualifiedName.split(" ", -1)) {
            command = word.equals("emissions")
                    ? command
                    : command.getSubcommands().get(word);
        }
        return command;
    }

    private static CommandLine tree() {
        return CommandTree.withoutEnvironment();
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = tree().setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private record Ran(int code, String out, String err) {}
}
