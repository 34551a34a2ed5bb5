package dev.emissions.logstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.UnknownStoreException;

/**
 * Finds out whether a store can carry {@link ConditionalPutLogStore}: writes one object twice with the condition, reads its metadata
 * back, and removes it. A store that has passed is not asked again by this process.
 */
public final class ConditionalPutProbe {
    private static final Set<Path> PASSED = ConcurrentHashMap.newKeySet();
    private static final byte[] CONTENT = "probe of conditional put\n".getBytes(StandardCharsets.UTF_8);

    private ConditionalPutProbe() {}

    /**
     * Tries the store below {@code folder}, which must hold nothing else.
     *
     * @return what was seen; never throws for a failure of the store
     */
    public static ProbeOutcome probe(Path folder, Configuration configuration) {
        if (PASSED.contains(folder)) {
            return ProbeOutcome.holds();
        }
        ProbeOutcome outcome;
        try {
            outcome = probe(
                    folder.getFileSystem(configuration),
                    new Path(folder, UUID.randomUUID().toString()));
        } catch (IOException e) {
            outcome = outcomeOf(e);
        }
        if (outcome.finding() == ProbeOutcome.Finding.HOLDS) {
            PASSED.add(folder);
        }
        return outcome;
    }

    /** What a failed request says about the store. */
    public static ProbeOutcome outcomeOf(IOException failure) {
        if (failure instanceof UnknownStoreException) {
            return new ProbeOutcome(ProbeOutcome.Finding.NO_BUCKET, rootMessage(failure));
        }
        if (failure instanceof AccessDeniedException) {
            return new ProbeOutcome(ProbeOutcome.Finding.ACCESS_DENIED, rootMessage(failure));
        }
        return new ProbeOutcome(ProbeOutcome.Finding.UNREACHABLE, rootMessage(failure));
    }

    private static ProbeOutcome probe(FileSystem fileSystem, Path object) throws IOException {
        var creation = new ConditionalPut(fileSystem, object);
        creation.put(CONTENT);
        try {
            return secondPut(creation);
        } finally {
            fileSystem.delete(object, false);
        }
    }

    private static ProbeOutcome secondPut(ConditionalPut creation) throws IOException {
        try {
            creation.put(CONTENT);
            return new ProbeOutcome(
                    ProbeOutcome.Finding.CONDITION_IGNORED, "the second put of one key with If-None-Match succeeded");
        } catch (IOException refused) {
            ConditionalPut.Holder holder = creation.holder();
            if (holder == ConditionalPut.Holder.THIS) {
                return ProbeOutcome.holds();
            }
            return new ProbeOutcome(
                    ProbeOutcome.Finding.METADATA_LOST, "the object came back without its user metadata");
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
