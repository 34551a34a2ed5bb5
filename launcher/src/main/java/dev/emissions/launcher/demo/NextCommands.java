package dev.emissions.launcher.demo;

import dev.emissions.launcher.demo.DemoSettings.Afterwards;
import java.util.List;

/** What to try after the demo, ready to be copied. */
final class NextCommands {
    private NextCommands() {}

    static void print(Screen screen, String script, Afterwards afterwards, DemoFolder folder) {
        screen.out().println();
        if (afterwards == Afterwards.CLEAN_UP) {
            screen.title("Next: keep the stack and look around");
            screen.out().println("  " + script + " demo --keep");
        } else {
            screen.title("Next, on the stack that is still up");
        }
        commands(folder, afterwards).forEach(command -> screen.out().println("  " + script + " " + command));
        if (afterwards == Afterwards.KEEP) {
            screen.out().println("The file, the generator's labels and the commands' output are in " + folder.files());
        }
        screen.out().flush();
    }

    private static List<String> commands(DemoFolder folder, Afterwards afterwards) {
        String end = afterwards == Afterwards.KEEP
                ? "stack stop --delete && rm -r " + folder.stack()
                : "stack stop --delete";
        return List.of(
                "show top_domains_by_total",
                "show event_anomalies",
                "show quarantine",
                "show ledger",
                "generate --count 100000",
                "clean --available-now",
                "aggregate",
                "stack status",
                end);
    }
}
