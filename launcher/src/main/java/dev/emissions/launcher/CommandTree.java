package dev.emissions.launcher;

import dev.emissions.cli.CommandRunner;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command of the product below its name, whichever process it runs in. */
final class CommandTree {
    private CommandTree() {}

    /** The tree with the defaults that the environment gives. */
    static CommandLine of(Map<String, String> environment) {
        CommandLine tree = CommandRunner.commandLine(new EmissionsCommand(), environment);
        tree.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        tree.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroup::list);
        return tree;
    }

    /** The tree with nothing but the options' own defaults, for documents. */
    static CommandLine withoutEnvironment() {
        return of(Map.of(dev.emissions.cli.StackFile.VARIABLE, "/no/stack"));
    }
}
