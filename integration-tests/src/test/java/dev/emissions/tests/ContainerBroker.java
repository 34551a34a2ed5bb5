package dev.emissions.tests;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.testcontainers.kafka.KafkaContainer;

/** The broker of docker-compose.yml, by Testcontainers, which removes it when this process ends. */
record ContainerBroker(KafkaContainer container) implements Broker {
    private static final int KAFKA_PORT = 9092;
    private static final long PATIENCE_SECONDS = 10;

    /** Whether an engine answers and has the image already; nothing is fetched to find out, nor to start it. */
    static boolean isToBeHad() throws IOException, InterruptedException {
        return isAddressKnown() && isImageThere();
    }

    /** In a container itself Testcontainers fetches one more image to find the engine's address, unless it is told. */
    private static boolean isAddressKnown() {
        return Files.notExists(Path.of("/.dockerenv")) || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
    }

    private static boolean isImageThere() throws IOException, InterruptedException {
        // By a shell, whose exit code says as well that there is no such command.
        Process inspection = new ProcessBuilder("sh", "-c", "docker image inspect \"$0\"", image())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (!inspection.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            inspection.destroyForcibly();
            return false;
        }
        return inspection.exitValue() == 0;
    }

    static ContainerBroker start() throws IOException {
        KafkaContainer container = new KafkaContainer(image())
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime")
                .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "2097152")
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
        // A port that it keeps over a restart: it is part of what the broker tells its clients.
        container.setPortBindings(List.of("127.0.0.1:" + freePort() + ":" + KAFKA_PORT));
        container.start();
        return new ContainerBroker(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void crash() {
        var docker = container.getDockerClient();
        docker.killContainerCmd(container.getContainerId()).exec();
        docker.startContainerCmd(container.getContainerId()).exec();
    }

    private static String image() throws IOException {
        Properties pinned = new Properties();
        try (var reader = Files.newBufferedReader(Product.root().resolve(".env.example"))) {
            pinned.load(reader);
        }
        return pinned.getProperty("KAFKA_IMAGE");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
