package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds MinIO's program, which the product does not bring. */
final class MinioBinary {
    private MinioBinary() {}

    /** The program if this server needs it: the one wished for, else the first in PATH. */
    static Optional<Path> find(S3Server server, StackWishes wishes, Map<String, String> environment) {
        return switch (server) {
            case S3PROXY -> Optional.empty();
            case MINIO -> Optional.of(find(wishes, environment));
        };
    }

    private static Path find(StackWishes wishes, Map<String, String> environment) {
        return wishes.minioBinary()
                .map(Stream::of)
                .orElseGet(() -> onPath(environment))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot start MinIO: its program was not found; expected an executable file, got "
                                + wishes.minioBinary().map(Path::toString).orElse("none named minio in PATH")
                                + "; hint: --minio-binary FILE, or --s3 s3proxy, which needs nothing"));
    }

    private static Stream<Path> onPath(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "minio"));
    }
}
