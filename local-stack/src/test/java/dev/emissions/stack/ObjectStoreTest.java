package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
    @Test
    void minioListensOnThisMachineOnlyAndGetsItsSecretsByEnvironment() {
        StackSettings settings = StackSettings.generate(S3Server.MINIO, new SecureRandom());
        var store = new ObjectStore(new StackDirectory(Path.of("/stack")), settings, Path.of("/opt/minio"));

        assertThat(store.command(Map.of()))
                .containsExactly(
                        "/opt/minio",
                        "server",
                        "--quiet",
                        "--address",
                        "127.0.0.1:" + settings.s3Port(),
                        "/stack/data/v1/minio");
        assertThat(store.processEnvironment())
                .containsEntry("MINIO_ROOT_USER", settings.accessKey())
                .containsEntry("MINIO_ROOT_PASSWORD", settings.secretKey())
                .containsEntry("MINIO_BROWSER", "off");
    }

    @Test
    void s3ProxyGetsNoSecretOnItsCommandLine() {
        StackSettings settings = StackSettings.generate(S3Server.S3PROXY, new SecureRandom());
        var store = new ObjectStore(new StackDirectory(Path.of("/stack")), settings, Path.of("minio"));

        assertThat(String.join(" ", store.command(Map.of())))
                .contains(S3ProxyMain.class.getName())
                .doesNotContain(settings.secretKey(), settings.accessKey());
    }
}
