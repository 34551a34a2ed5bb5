package dev.emissions.benchmarks.pipeline;

import java.util.Locale;

/** The circumstances of a measurement as Markdown. */
final class MachineText {
    private MachineText() {}

    static String of(Machine machine, String commit) {
        return String.format(
                Locale.ROOT,
                "- %d cores, %s%n- %,d MiB of memory%n- %s, %s%n- commit %s%n",
                machine.cores(),
                machine.processor(),
                machine.memoryMib(),
                machine.system(),
                machine.java(),
                commit);
    }
}
