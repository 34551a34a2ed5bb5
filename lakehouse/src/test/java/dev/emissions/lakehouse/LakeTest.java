package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LakeTest {
    @TempDir
    private Path folder;

    private LakeOptions inFolder;

    @BeforeEach
    void useFolder() {
        inFolder = options("--lake", folder.resolve("lake").toUri().toString());
    }

    @Test
    void openedFolderIsMarkedWithItsFormat() throws IOException {
        Lake lake = Lake.open(inFolder);

        assertThat(folder.resolve("lake/ops/format.json")).hasContent("{\"format\": 1}");
        assertThat(lake.pathOf("cleaned/emissions")).isEqualTo(lake.root() + "/cleaned/emissions");
    }

    @Test
    void openedAgainItIsTheSameLake() {
        Lake.open(inFolder);

        assertThat(Lake.open(inFolder).root())
                .isEqualTo(Lake.openToRead(inFolder).root());
    }

    @Test
    void pathsHaveNoEmptyFolder() {
        assertThat(Lake.of(URI.create("file:///data/"), Map.of()).pathOf("ops/ledger"))
                .isEqualTo("file:///data/ops/ledger");
    }

    @Test
    void readerWritesNothing() {
        Lake.openToRead(inFolder);

        assertThat(folder.resolve("lake")).doesNotExist();
    }

    @Test
    void lakeOfNewerVersionIsLeftAlone() throws IOException {
        writeFormat("{\"format\": 2}");

        assertThatThrownBy(() -> Lake.open(inFolder))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("it was written by a newer version; expected format 1 or less, got 2");
        assertThatThrownBy(() -> Lake.openToRead(inFolder)).hasMessageContaining("got 2");
    }

    @Test
    void otherFileInThePlaceOfTheFormatIsRefused() throws IOException {
        writeFormat("hello");

        assertThatThrownBy(() -> Lake.open(inFolder))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("ops/format.json: expected {\"format\": NUMBER}");
    }

    @Test
    void unwritableFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("lake"), "a file");

        assertThatThrownBy(() -> Lake.open(inFolder))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Cannot open lake file:")
                .hasMessageContaining("expected a folder that can be read and written");
    }

    @Test
    void serverThatIsDownIsToldAtOnce() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> Lake.open(options(
                        "--s3-endpoint=http://127.0.0.1:" + port, "--s3-access-key=key", "--s3-secret-key=topsecret")))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageStartingWith("Cannot open lake s3a://lake at http://127.0.0.1:" + port)
                .hasMessageContaining("emissions stack start")
                .message()
                .hasLineCount(1)
                .doesNotContain("topsecret");
    }

    private void writeFormat(String content) throws IOException {
        Path ops = Files.createDirectories(folder.resolve("lake/ops"));
        Files.writeString(ops.resolve("format.json"), content);
    }

    private static LakeOptions options(String... arguments) {
        return CommandLine.populateCommand(new LakeOptions(), arguments);
    }
}
