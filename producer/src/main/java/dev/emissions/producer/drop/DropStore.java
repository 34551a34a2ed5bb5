package dev.emissions.producer.drop;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The lake as far as drops need it: files that are written once and never changed; paths are below the lake's root. */
interface DropStore extends AutoCloseable {
    /** Path of some file below the folder, if there is one. */
    Optional<String> anyBelow(String folder);

    boolean exists(String path);

    /** A small file's text, or empty if there is no such file. */
    Optional<String> text(String path);

    /** Writes the file unless the path is taken, also where two try at once. */
    void putIfAbsent(String path, Path file);

    /** Writes a short text unless the path is taken. */
    void putIfAbsent(String path, String text);

    @Override
    void close();

    /**
     * The store of the lake that the options name.
     *
     * @throws CommandFailure if no store is known for its scheme
     */
    static DropStore of(LakeOptions options) {
        URI lake = options.lake();
        String scheme = lake.getScheme() == null ? "" : lake.getScheme();
        return switch (scheme) {
            case "file" -> new FolderDropStore(Path.of(lake.getPath()));
            case "s3", "s3a" -> S3DropStore.open(options);
            default ->
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "Cannot use --lake: expected s3a://BUCKET[/PREFIX] or file:///FOLDER, got \"" + lake + "\"");
        };
    }
}
