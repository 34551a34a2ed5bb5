package dev.emissions.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How clients of a Kafka cluster encrypt and log in. */
public final class KafkaSecurityOptions {
    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description =
                    "Properties file for Kafka's clients: security.*, sasl.*, ssl.* and client.* settings, for TLS and"
                            + " logins. Plain text without it.")
    private Path kafkaConfig;

    /** The cluster of these brokers, by these options. */
    public KafkaAddress address(String bootstrapServers) {
        return KafkaAddress.of(bootstrapServers, kafkaConfig);
    }
}
