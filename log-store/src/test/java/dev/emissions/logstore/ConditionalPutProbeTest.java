package dev.emissions.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.logstore.ProbeOutcome.Finding;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalPutProbeTest {
    /** A bucket of its own for each test: the probe remembers those that have passed, and Hadoop its clients. */
    private final Path folder = new Path("s3a://b" + UUID.randomUUID() + "/ops/probe");

    private FakeS3 server;
    private Configuration configuration;

    @BeforeEach
    void start() throws IOException {
        server = new FakeS3();
        configuration = S3Settings.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void storeThatHonoursTheConditionPasses() {
        assertThat(probe()).isEqualTo(Finding.HOLDS);
        assertThat(server.keys()).noneMatch(key -> key.length() > "ops/probe/".length());
    }

    @Test
    void storeThatHasPassedIsNotAskedAgain() {
        probe();
        server.requests();

        assertThat(probe()).isEqualTo(Finding.HOLDS);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void storeThatLetsTheSecondWinIsRefused() {
        server.ignoreConditions();

        assertThat(probe()).isEqualTo(Finding.CONDITION_IGNORED);
        assertThat(server.keys()).noneMatch(key -> key.length() > "ops/probe/".length());
    }

    @Test
    void storeThatDropsMetadataIsRefused() {
        server.dropMetadata();

        assertThat(probe()).isEqualTo(Finding.METADATA_LOST);
    }

    @ParameterizedTest
    @CsvSource({"403 AccessDenied,ACCESS_DENIED", "404 NoSuchBucket,NO_BUCKET", "500 InternalError,UNREACHABLE"})
    void refusalsAreToldApart(String refusal, Finding finding) {
        server.refuse(refusal);

        assertThat(probe()).isEqualTo(finding);
    }

    @Test
    void serverThatIsDownIsUnreachable() {
        server.close();

        ProbeOutcome outcome = ConditionalPutProbe.probe(folder, configuration);

        assertThat(outcome.finding()).isEqualTo(Finding.UNREACHABLE);
        assertThat(outcome.detail()).contains("Connection refused");
    }

    @Test
    void storeThatFailedIsAskedAgain() {
        server.refuse("403 AccessDenied");
        probe();
        server.refuse(null);

        assertThat(probe()).isEqualTo(Finding.HOLDS);
    }

    private Finding probe() {
        return ConditionalPutProbe.probe(folder, configuration).finding();
    }
}
