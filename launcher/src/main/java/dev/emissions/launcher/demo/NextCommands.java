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
                ? "stack stop --delete && rm -r " + ShellWord.of(folder.stack())
                : "stack stop --delete";
        return List.of(
                "show --list",
                "show top_domains_by_total --sort total_grams:desc",
                "show event_anomalies --columns sentence --limit 5",
                "show quarantine --columns reasons,domain,kafka_partition,kafka_offset --limit 5",
                "show cleaned --where flags=LATE --columns event_time,kafka_timestamp,domain --limit 5",
                "show ledger",
                "generate --count 100000",
                "clean --available-now",
                "aggregate",
                end);
    }
}
