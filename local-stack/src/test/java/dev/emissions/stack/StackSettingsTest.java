package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
    private final StackSettings settings = StackSettings.generate(S3Server.S3PROXY, new SecureRandom());

    @Test
    void settingsSurviveTheirFile(@TempDir Path folder) {
        Path file = folder.resolve("settings.properties");
        PrivateFile.write(file, settings.toMap());

        assertThat(StackSettings.of(PrivateFile.read(file))).isEqualTo(settings);
    }

    @Test
    void everyStackHasItsOwnCredentials() {
        StackSettings other = StackSettings.generate(S3Server.S3PROXY, new SecureRandom());

        assertThat(other.secretKey()).hasSize(40).isNotEqualTo(settings.secretKey());
        assertThat(other.accessKey()).isNotEqualTo(settings.accessKey());
        assertThat(other.clusterId()).isNotEqualTo(settings.clusterId());
    }

    @Test
    void portsDiffer() {
        assertThat(Set.of(settings.kafkaPort(), settings.controllerPort(), settings.s3Port()))
                .hasSize(3);
    }

    @Test
    void connectionNamesTheOptionsOfTheOtherCommands() {
        assertThat(settings.connection())
                .containsOnlyKeys(
                        "bootstrap-servers", "lake", "s3-endpoint", "s3-region", "s3-access-key", "s3-secret-key")
                .containsEntry("bootstrap-servers", "127.0.0.1:" + settings.kafkaPort())
                .containsEntry("s3-endpoint", "http://127.0.0.1:" + settings.s3Port())
                .containsEntry("lake", "s3a://lake");
    }
}
