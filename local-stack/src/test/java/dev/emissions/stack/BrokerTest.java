package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerTest {
    private final StackSettings settings = StackSettings.generate(S3Server.S3PROXY, new SecureRandom());
    private final Broker broker = new Broker(new StackDirectory(Path.of("/stack")), settings);

    @Test
    void brokerListensOnThisMachineOnly() {
        assertThat(broker.configuration())
                .containsEntry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + settings.kafkaPort() + ",CONTROLLER://127.0.0.1:"
                                + settings.controllerPort())
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + settings.kafkaPort());
    }

    @Test
    void topicsAreNotMadeByAccidentAndRecordsAreKept() {
        assertThat(broker.configuration())
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("log.retention.ms", "-1");
    }

    @Test
    void optionsOfTheUserComeLastAndSecretsStayOffTheCommandLine() {
        List<String> command = broker.command(Map.of(ChildJvm.OPTIONS_VARIABLE, " -Xmx1g  -Dsome=thing "));

        assertThat(command).containsSubsequence("-Xmx512m", "-Xmx1g", "-Dsome=thing", BrokerMain.class.getName());
        assertThat(String.join(" ", command)).doesNotContain(settings.secretKey(), settings.accessKey());
    }
}
