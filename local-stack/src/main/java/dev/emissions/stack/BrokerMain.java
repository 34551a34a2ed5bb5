package dev.emissions.stack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: prepares the data folder at its first start, then serves until it is told to stop. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Takes the cluster's id and the broker's properties file. */
    public static void main(String[] arguments) {
        String clusterId = arguments[0];
        String configuration = arguments[1];
        var said = new ByteArrayOutputStream();
        int formatted = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "--cluster-id", clusterId, "--config", configuration},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (formatted != 0) {
            System.err.println(said.toString(StandardCharsets.UTF_8));
            System.exit(formatted);
        }
        Kafka.main(new String[] {configuration});
    }
}
