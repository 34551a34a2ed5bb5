package dev.emissions.logstore;

import io.delta.storage.HadoopFileSystemLogStore;
import io.delta.storage.internal.S3LogStoreUtil;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on S3A (Hadoop 3.4.2 or later) with any number of writers in any number of processes: a commit file is created by a
 * conditional put, so the store itself picks the one winner of each version.
 *
 * <p>For Spark set {@code spark.delta.logStore.s3a.impl}, for Delta Kernel {@code io.delta.kernel.logStore.s3a.impl}, to this class.
 * The store must honour {@code If-None-Match: *}; {@link ConditionalPutProbe} finds out.
 */
public final class ConditionalPutLogStore extends HadoopFileSystemLogStore {
    /** Both engines create log stores through this constructor, Kernel one for each operation. */
    public ConditionalPutLogStore(Configuration configuration) {
        super(configuration);
    }

    /** Throws {@link java.nio.file.FileAlreadyExistsException} when another writer has won and {@code overwrite} is false. */
    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        FileSystem fileSystem = path.getFileSystem(configuration);
        byte[] content = encode(actions);
        if (overwrite) {
            ConditionalPut.replace(fileSystem, path, content);
        } else {
            ConditionalPut.create(fileSystem, path, content);
        }
    }

    /** Asks the store only for names from {@code path} on, so that the cost does not grow with the age of the table. */
    @Override
    public Iterator<FileStatus> listFrom(Path path, Configuration configuration) throws IOException {
        FileSystem fileSystem = path.getFileSystem(configuration);
        Path from = fileSystem.makeQualified(path);
        Path folder = from.getParent();
        FileStatus[] found = S3LogStoreUtil.s3ListFromArray(fileSystem, from, folder);
        if (found.length == 0 && !fileSystem.exists(folder)) {
            throw new FileNotFoundException("No such file or directory: " + folder);
        }
        return Arrays.stream(found)
                .filter(status -> status.getPath().getParent().equals(folder))
                .filter(status -> status.getPath().getName().compareTo(path.getName()) >= 0)
                .sorted(Comparator.comparing(status -> status.getPath().getName()))
                .iterator();
    }

    /** An S3 object appears whole or not at all. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return false;
    }

    private static byte[] encode(Iterator<String> actions) {
        var content = new ByteArrayOutputStream(4096);
        while (actions.hasNext()) {
            content.writeBytes(actions.next().getBytes(StandardCharsets.UTF_8));
            content.write('\n');
        }
        return content.toByteArray();
    }
}
