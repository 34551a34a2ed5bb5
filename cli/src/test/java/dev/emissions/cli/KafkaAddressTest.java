package dev.emissions.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAddressTest {
    private static final String PASSWORD = "open-sesame";

    @TempDir
    Path folder;

    @Test
    void clientsGetTheFilesSettingsAndTheirOwn() throws IOException {
        KafkaAddress address = address("security.protocol=SASL_SSL", "sasl.mechanism=PLAIN");

        assertThat(address.with(Map.of("client.id", "x")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "host:1"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "PLAIN"),
                        Map.entry("client.id", "x"));
    }

    @Test
    void trustedCertificateTravelsWithTheSettings() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "the certificate");

        KafkaAddress address = address("ssl.truststore.type=PEM", "ssl.truststore.location=ca.pem");

        assertThat(address.security())
                .containsOnly(
                        Map.entry("ssl.truststore.type", "PEM"),
                        Map.entry("ssl.truststore.certificates", "the certificate"));
    }

    @Test
    void settingThatIsNotAboutSecurityIsRefused() {
        assertThatThrownBy(() -> address("isolation.level=read_uncommitted", "security.protocol=SSL"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--kafka-config: got isolation.level in ")
                .hasMessageContaining("expected only settings that begin with security., sasl., ssl., client.");
    }

    @Test
    void fileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> KafkaAddress.of("host:1", folder.resolve("none")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot read --kafka-config " + folder.resolve("none")
                        + ": NoSuchFileException; expected properties for Kafka's clients");
    }

    @Test
    void secretIsNeverPrinted() throws IOException {
        KafkaAddress address = address("sasl.jaas.config=" + PASSWORD);

        assertThat(address).hasToString("host:1");
        assertThat(address.refused(new IllegalArgumentException("bad value " + PASSWORD)))
                .hasMessage("Cannot use --bootstrap-servers host:1 with --kafka-config: bad value ***;"
                        + " expected HOST:PORT[,HOST:PORT...] and settings that Kafka's clients take");
    }

    private KafkaAddress address(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("kafka.properties"), String.join("\n", lines));
        return KafkaAddress.of("host:1", file);
    }
}
