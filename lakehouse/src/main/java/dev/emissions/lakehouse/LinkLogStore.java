package dev.emissions.lakehouse;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log in a folder of this machine with any number of writers: a commit is written aside and then linked to its name, which the
 * file system does for one writer only.
 *
 * <p>Delta's own store for local files locks within one instance, and Delta Kernel makes an instance for each commit.
 */
public final class LinkLogStore extends HadoopFileSystemLogStore {
    public LinkLogStore(Configuration configuration) {
        super(configuration);
    }

    /** Throws {@link java.nio.file.FileAlreadyExistsException} when another writer has won and {@code overwrite} is false. */
    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        java.nio.file.Path target = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path aside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(aside)) {
                while (actions.hasNext()) {
                    writer.write(actions.next());
                    writer.write('\n');
                }
            }
            if (overwrite) {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(target, aside);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Only for what this store does not write itself, such as checkpoints. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return true;
    }
}
