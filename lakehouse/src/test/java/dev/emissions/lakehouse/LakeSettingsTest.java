package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.logstore.ConditionalPutLogStore;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LakeSettingsTest {
    static LakeSettings folder(URI root) {
        return new LakeSettings(root, null, null, null, null);
    }

    @Test
    void defaultsNeedOnlyAnEndpoint() {
        LakeSettings settings = LakeSettings.of(options("--s3-endpoint", "http://127.0.0.1:9000"));

        assertThat(settings.root()).isEqualTo(URI.create("s3a://lake"));
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(LakeProperties.of(settings))
                .containsEntry("fs.s3a.endpoint", "http://127.0.0.1:9000")
                .containsEntry("fs.s3a.path.style.access", "true")
                .containsEntry("fs.s3a.connection.ssl.enabled", "false")
                .containsEntry("fs.s3a.change.detection.version.required", "false")
                .containsEntry("io.delta.kernel.logStore.s3a.impl", ConditionalPutLogStore.class.getName())
                .doesNotContainKey("fs.s3a.secret.key");
    }

    @Test
    void optionsBecomeHadoopSettings() {
        LakeSettings settings = LakeSettings.of(options(
                "--lake=s3a://company/lake/",
                "--s3-endpoint=https://s3.example.org",
                "--s3-region=eu-west-1",
                "--s3-access-key=key",
                "--s3-secret-key=secret"));

        assertThat(settings.root()).isEqualTo(URI.create("s3a://company/lake"));
        assertThat(LakeProperties.of(settings))
                .containsEntry("fs.s3a.endpoint.region", "eu-west-1")
                .containsEntry("fs.s3a.connection.ssl.enabled", "true")
                .containsEntry("fs.s3a.access.key", "key")
                .containsEntry("fs.s3a.secret.key", "secret")
                .containsEntry(
                        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    }

    @Test
    void everyViolationIsReported() {
        assertThatThrownBy(() -> LakeSettings.of(options(
                        "--lake=s3a://Not_A_Bucket",
                        "--s3-endpoint=ftp://user:hidden@host",
                        "--s3-region=",
                        "--s3-access-key=key")))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .message()
                .hasLineCount(4)
                .contains("--lake: got s3a://Not_A_Bucket, expected s3a://BUCKET[/PREFIX] or file:///FOLDER")
                .contains("--s3-endpoint: got ftp://host, expected http://HOST:PORT or https://HOST[:PORT]")
                .contains("--s3-region: got nothing, expected a name like us-east-1")
                .contains("--s3-secret-key: got nothing, expected the secret of access key key")
                .doesNotContain("hidden");
    }

    @Test
    void nothingGivenPointsToTheLocalStack() {
        assertThatThrownBy(() -> LakeSettings.of(options()))
                .hasMessage("--s3-endpoint: got nothing, expected the URL of the S3 server;"
                        + " a running local stack supplies it (emissions stack start)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://host/lake", "s3a:///lake", "s3a://lake?x=y", "file:///", "file://host/x", "lake"})
    void rootsOfOtherKindsAreRefused(String root) {
        assertThatThrownBy(() -> folder(URI.create(root))).hasMessageContaining("--lake: got " + root);
    }

    @Test
    void folderNeedsNoServer() {
        LakeSettings settings = folder(URI.create("file:///data/lake/"));

        assertThat(settings.root()).isEqualTo(URI.create("file:///data/lake"));
        assertThat(LakeProperties.of(settings))
                .isEqualTo(Map.of("io.delta.kernel.logStore.file.impl", LinkLogStore.class.getName()));
    }

    @Test
    void secretIsNeverPrinted() {
        var settings = new LakeSettings(
                URI.create("s3a://lake"), URI.create("http://127.0.0.1:9000"), "us-east-1", "key", "topsecret");

        assertThat(settings.toString()).doesNotContain("topsecret").contains("***");
        assertThat(Lake.of(settings).toString()).doesNotContain("topsecret");
    }

    @Test
    void sparkGetsTheSameSettings() {
        Lake lake = Lake.of(LakeSettings.of(options("--s3-endpoint", "http://127.0.0.1:9000")));

        assertThat(lake.sparkProperties())
                .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:9000")
                .containsEntry("spark.delta.logStore.s3a.impl", ConditionalPutLogStore.class.getName());
    }

    private static LakeOptions options(String... arguments) {
        return CommandLine.populateCommand(new LakeOptions(), arguments);
    }
}
