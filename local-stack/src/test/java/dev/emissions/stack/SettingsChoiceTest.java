package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsChoiceTest {
    private final StackSettings before = StackSettings.generate(S3Server.S3PROXY, new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void nextStartKeepsEverything() {
        assertThat(choice(before).choose(StackWishes.none())).isEqualTo(before);
    }

    @Test
    void portThatSomebodyElseTookIsReplaced() throws IOException {
        try (ServerSocket taken = listen()) {
            StackSettings crowded = before.withS3Port(taken.getLocalPort());

            StackSettings chosen = choice(crowded).choose(StackWishes.none());

            assertThat(chosen.s3Port()).isNotEqualTo(taken.getLocalPort());
            assertThat(chosen.withS3Port(before.s3Port())).isEqualTo(before);
        }
    }

    @Test
    void wishedPortIsTaken() {
        int wished = new Ports(new SecureRandom()).free();

        StackSettings chosen = choice(before).choose(kafkaPort(wished));

        assertThat(chosen.kafkaPort()).isEqualTo(wished);
    }

    @Test
    void wishedPortThatIsInUseIsRefused() throws IOException {
        try (ServerSocket taken = listen()) {
            var choice = choice(before);
            var wishes = kafkaPort(taken.getLocalPort());

            assertThatThrownBy(() -> choice.choose(wishes))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("Cannot start the Kafka broker: its port is in use; expected a free port, got "
                            + taken.getLocalPort());
        }
    }

    @Test
    void runningServerIsNotMoved() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        new PidFile(folder.resolve("run/broker.pid")).write(ProcessHandle.current());
        var choice = choice(before);
        var wishes = kafkaPort(before.kafkaPort() + 1);

        assertThat(choice.choose(StackWishes.none())).isEqualTo(before);
        assertThatThrownBy(() -> choice.choose(wishes))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Cannot move the Kafka broker to another port: it runs; expected "
                        + before.kafkaPort() + ", got " + (before.kafkaPort() + 1));
    }

    @Test
    void dataOfOneServerIsNotGivenToAnother() {
        var choice = choice(before);
        var wishes = new StackWishes(Optional.of(S3Server.MINIO), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> choice.choose(wishes))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected s3proxy, got minio");
    }

    private SettingsChoice choice(StackSettings settings) {
        return new SettingsChoice(new StackDirectory(folder), Optional.of(settings), new SecureRandom());
    }

    private static StackWishes kafkaPort(int port) {
        return new StackWishes(Optional.empty(), Optional.empty(), Optional.of(port), Optional.empty());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
