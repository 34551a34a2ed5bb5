package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinioBinaryTest {
    @TempDir
    private Path folder;

    @Test
    void firstExecutableInPathIsFound() throws IOException {
        Path binary = executable("minio");
        var environment = Map.of("PATH", folder.resolve("absent") + ":" + folder);

        assertThat(MinioBinary.find(S3Server.MINIO, StackWishes.none(), environment))
                .contains(binary);
    }

    @Test
    void namedProgramComesBeforeThePath() throws IOException {
        executable("minio");
        Path named = executable("minio-of-mine");

        assertThat(MinioBinary.find(S3Server.MINIO, named(named), Map.of("PATH", folder.toString())))
                .contains(named);
    }

    @Test
    void absentProgramIsReported() {
        var wishes = named(folder.resolve("absent"));

        assertThatThrownBy(() -> MinioBinary.find(S3Server.MINIO, wishes, Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(
                        "Cannot start MinIO: its program was not found; expected an executable file, got "
                                + folder.resolve("absent"));
    }

    @Test
    void s3ProxyNeedsNoProgram() {
        assertThat(MinioBinary.find(S3Server.S3PROXY, StackWishes.none(), Map.of()))
                .isEmpty();
    }

    private static StackWishes named(Path binary) {
        return new StackWishes(Optional.of(S3Server.MINIO), Optional.of(binary), Optional.empty(), Optional.empty());
    }

    private Path executable(String name) throws IOException {
        return Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
