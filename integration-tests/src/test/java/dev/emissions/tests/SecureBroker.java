package dev.emissions.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.Uuid;

/**
 * The stack's broker, but reached by TLS and a login alone.
 *
 * @param password of the user {@code emissions}
 * @param clientSettings a file for {@code --kafka-config}
 */
record SecureBroker(Process process, String address, String password, Path clientSettings) implements AutoCloseable {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    static SecureBroker start(Path folder, TestCertificate certificate) throws IOException {
        String password = UUID.randomUUID().toString();
        int port = freePort();
        Path settings = folder.resolve("broker.properties");
        Files.write(settings, settings(folder, certificate, password, port, freePort()));
        Process process = ServerProcess.start(
                "dev.emissions.stack.BrokerMain", Uuid.randomUuid().toString(), settings.toString());
        process.getInputStream().close();
        await().atMost(Duration.ofMinutes(1)).until(() -> answers(port));
        Path clients = folder.resolve("kafka.properties");
        Files.write(clients, clientSettings(certificate, "emissions", password));
        return new SecureBroker(process, "127.0.0.1:" + port, password, clients);
    }

    /** What {@code --kafka-config} holds; the certificate lies beside it. */
    static List<String> clientSettings(TestCertificate certificate, String user, String password) {
        return List.of(
                "security.protocol=SASL_SSL",
                "sasl.mechanism=PLAIN",
                "sasl.jaas.config=" + LOGIN + "username=\"" + user + "\" password=\"" + password + "\";",
                "ssl.truststore.type=PEM",
                "ssl.truststore.location=" + certificate.pem().getFileName());
    }

    private static List<String> settings(
            Path folder, TestCertificate certificate, String password, int port, int controllerPort) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "listeners=SASL_SSL://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=SASL_SSL://127.0.0.1:" + port,
                "listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=SASL_SSL",
                "sasl.enabled.mechanisms=PLAIN",
                "sasl.mechanism.inter.broker.protocol=PLAIN",
                "listener.name.sasl_ssl.plain.sasl.jaas.config=" + LOGIN + "username=\"broker\" password=\"" + password
                        + "\" user_broker=\"" + password + "\" user_emissions=\"" + password + "\";",
                "ssl.keystore.type=PKCS12",
                "ssl.keystore.location=" + certificate.keyStore(),
                "ssl.keystore.password=" + certificate.password(),
                "ssl.key.password=" + certificate.password(),
                "ssl.truststore.type=PEM",
                "ssl.truststore.location=" + certificate.pem(),
                "log.dirs=" + folder.resolve("kafka"),
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "log.index.size.max.bytes=1048576",
                "log.cleaner.dedupe.buffer.size=8388608");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
