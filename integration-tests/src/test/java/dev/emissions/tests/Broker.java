package dev.emissions.tests;

import java.io.IOException;

/** The Kafka broker that a run's tests use. */
interface Broker {
    String bootstrapServers();

    /** Ends the broker with -9 and brings it back, with its records and at the same address. */
    void crash() throws IOException, InterruptedException;

    /**
     * In a container where Docker has its image, else the stack's own; {@code -Dbroker=container} and {@code -Dbroker=local} leave no choice.
     */
    static Broker of(LocalBroker local) throws IOException, InterruptedException {
        String choice = System.getProperty("broker", "");
        return switch (choice) {
            case "" -> ContainerBroker.isToBeHad() ? ContainerBroker.start() : local;
            case "container" -> ContainerBroker.start();
            case "local" -> local;
            default -> throw new IllegalArgumentException("-Dbroker: got " + choice + ", expected container or local");
        };
    }
}
