package dev.emissions.launcher;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;

/**
 * Commands that belong together, as {@code emissions --help} lists them.
 *
 * @param title of the group
 * @param commands in the order in which they are listed
 */
record CommandGroup(String title, List<Entry> commands) {
    /** All of them; a test sees that every command is in one. */
    static final List<CommandGroup> ALL = List.of(
            new CommandGroup(
                    "Bring events into Kafka",
                    List.of(
                            new Entry("generate", "make events with known faults and anomalies"),
                            new Entry("ingest", "take in CSV or JSON-lines files"))),
            new CommandGroup(
                    "Work on the lake",
                    List.of(
                            new Entry("clean", "clean a topic's events into the lake's tables"),
                            new Entry("status", "how far cleaning is behind"),
                            new Entry("doctor", "what is wrong, and what to do"),
                            new Entry("recover", "go on from the ledger after a checkpoint was lost or damaged"),
                            new Entry("quarantine", "see, export, replay or discard rejected records"),
                            new Entry("reprocess", "judge event dates anew after a rule change"),
                            new Entry("aggregate", "daily aggregates, rankings and anomaly flags"),
                            new Entry("maintain", "fewer and larger files, and none that nobody needs"),
                            new Entry("show", "print a table, or list the tables"))),
            new CommandGroup(
                    "Prove it",
                    List.of(
                            new Entry("ledger", "what became of every Kafka offset"),
                            new Entry("verify", "prove it from the tables and the broker"))),
            new CommandGroup(
                    "Try it on this machine",
                    List.of(
                            new Entry("demo", "all of it in one go, with a report"),
                            new Entry("stack", "a Kafka broker and an S3 server, without Docker"))),
            new CommandGroup(
                    "Find your way",
                    List.of(
                            new Entry("help", "a command's options and examples"),
                            new Entry("completion", "completion by TAB for bash and zsh"),
                            new Entry("configuration", "every option, default and environment variable"),
                            new Entry("version", "the product's version"))));

    /**
     * One line of the list.
     *
     * @param summary what the command does, in a few words
     */
    record Entry(String name, String summary) {}

    /** The list of all groups. */
    static String list(Help help) {
        int width = ALL.stream()
                .flatMap(group -> group.commands.stream())
                .mapToInt(entry -> entry.name.length())
                .max()
                .orElse(0);
        return ALL.stream().map(group -> group.render(help, width)).collect(Collectors.joining());
    }

    private String render(Help help, int width) {
        return commands.stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "  %s%s  %s%n",
                        help.colorScheme().commandText(entry.name),
                        " ".repeat(width - entry.name.length()),
                        entry.summary))
                .collect(Collectors.joining("", String.format(Locale.ROOT, "%n%s:%n", title), ""));
    }
}
