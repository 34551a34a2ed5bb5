package dev.emissions.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ReadyTopicTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a topic", "events/new", "caf\u00e9"})
    void aNameThatIsNoTopicsIsTold(String topic) {
        assertThatThrownBy(() -> ReadyTopic.open(KafkaAddress.plain("127.0.0.1:1"), topic, 4))
                .hasMessageStartingWith("Cannot use topic \"" + topic + "\": not a topic's name; expected 1 to 249")
                .asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
                .extracting(CommandFailure::exitCode)
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aBrokerThatIsDownIsToldAtOnceByItsAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String brokers = "127.0.0.1:" + port;

        assertThatThrownBy(() -> ReadyTopic.open(KafkaAddress.plain(brokers), "emissions.events", 4))
                .hasMessageStartingWith("Cannot reach a Kafka broker at " + brokers + ": Connection refused")
                .asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
                .extracting(CommandFailure::exitCode)
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void whatListensAndIsNoBrokerIsToldWithinTenSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String brokers = "127.0.0.1:" + silent.getLocalPort();
            long begin = System.nanoTime();

            assertThatThrownBy(() -> ReadyTopic.open(KafkaAddress.plain(brokers), "emissions.events", 4))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("Cannot open topic emissions.events at " + brokers);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:99999"})
    void anAddressThatIsNoneIsTold(String brokers) {
        assertThatThrownBy(() -> ReadyTopic.open(KafkaAddress.plain(brokers), "emissions.events", 4))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "Cannot use --bootstrap-servers: expected HOST:PORT[,HOST:PORT...], got \"" + brokers + "\"");
    }
}
