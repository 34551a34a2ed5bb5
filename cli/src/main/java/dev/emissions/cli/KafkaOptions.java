package dev.emissions.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka cluster and topic a command speaks to. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka brokers to ask first. A running local stack supplies it.")
    private String bootstrapServers;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "emissions.events",
            description = "Topic of the events. Default: ${DEFAULT-VALUE}.")
    private String topic;

    @Mixin
    private KafkaSecurityOptions security;

    /** The cluster, with what its clients need to be let in. */
    public KafkaAddress address() {
        return security.address(bootstrapServers);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String topic() {
        return topic;
    }
}
