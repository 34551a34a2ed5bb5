package dev.emissions.producer.drop;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.cli.LakeFormat;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.Progress;
import dev.emissions.producer.publish.ReadyTopic;
import dev.emissions.producer.publish.RecordPublisher;
import dev.emissions.producer.publish.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code emissions ingest}: files go unchanged into the lake, their rows to a topic.
 *
 * <p>Order: the file, its rows, then a mark that all of them are acknowledged. A run that ends in between is completed by the next
 * one; what is published twice has the same event ids.
 */
public final class Ingest {
    private static final int ROWS_BETWEEN_CHECKS = 256;
    private static final String RAW = "raw/";

    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Repeating repeating;

    public Ingest(Repeating repeating, Clock clock, PrintWriter out, PrintWriter err) {
        this.repeating = repeating;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** What happens to a file whose rows were published before. */
    public enum Repeating {
        SKIPPED,
        PUBLISHED_AGAIN
    }

    /**
     * Takes in the files one after the other, after a look at all of them.
     *
     * @throws CommandFailure if a file, the lake or the topic cannot be used
     */
    public void run(List<Path> paths, LakeOptions lake, TopicOptions topicOptions, StopSignal stop) {
        List<DropFile> files = new ArrayList<>();
        paths.forEach(path -> files.add(DropFile.inspect(path)));
        try (DropStore store = DropStore.of(lake)) {
            store.text(LakeFormat.PATH).ifPresent(format -> LakeFormat.requireKnown(lake.lake(), format));
            ReadyTopic topic = ReadyTopic.open(topicOptions.brokers(), topicOptions.topic(), topicOptions.partitions());
            try (RecordPublisher publisher = topic.publisher()) {
                run(files, store, publisher, topic.topic(), stop);
            }
        }
    }

    /** Takes in files that were looked at. */
    void run(List<DropFile> files, DropStore store, RecordPublisher publisher, String topic, StopSignal stop) {
        for (DropFile file : files) {
            if (!stop.isRequested()) {
                ingest(file, store, publisher, topic, stop);
            }
        }
    }

    private void ingest(DropFile file, DropStore store, RecordPublisher publisher, String topic, StopSignal stop) {
        String raw = landed(file, store);
        String mark = "ops/ingested/" + topic + "/" + file.sha256();
        if (repeating == Repeating.SKIPPED && store.exists(mark)) {
            out.printf(
                    Locale.ROOT,
                    "%s: its rows were published to %s before, from %s; nothing to do, --again publishes them again%n",
                    file.path(),
                    topic,
                    raw);
            return;
        }
        RowPublisher rows = new RowPublisher(publisher, raw.substring(RAW.length()));
        boolean complete = publish(file, rows, stop);
        publisher.flush();
        if (complete) {
            store.putIfAbsent(mark, clock.instant() + " " + rows.rows() + " rows of " + raw + "\n");
        }
        summarise(file, raw, rows, complete);
    }

    /** Path of the file in the lake, under whichever name it came first. */
    private static String landed(DropFile file, DropStore store) {
        String folder = RAW + file.sha256();
        return store.anyBelow(folder).orElseGet(() -> {
            String path = folder + "/" + file.safeName();
            store.putIfAbsent(path, file.path());
            return path;
        });
    }

    private boolean publish(DropFile file, RowPublisher rows, StopSignal stop) {
        Progress progress = new Progress(err, clock, "rows", 0);
        try (InputStream stream = file.open()) {
            RowReader reader = file.rows(stream);
            for (DropRow row = reader.next(); row != null; row = reader.next()) {
                rows.publish(row);
                if (rows.rows() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.update(rows.rows());
                    if (stop.isRequested()) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            throw DropFile.unreadable(file.path(), e);
        }
    }

    private void summarise(DropFile file, String raw, RowPublisher rows, boolean complete) {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows published, %,d of them with an unreadable field, and %,d malformed lines; unchanged in %s%n",
                file.path(),
                rows.readable(),
                rows.incomplete(),
                rows.malformed(),
                raw);
        if (!complete) {
            out.println("  stopped before the end; ingest it again to publish all of it");
        }
    }

    /**
     * Where rows are published.
     *
     * @param partitions of a topic that has to be made
     */
    public record TopicOptions(KafkaAddress brokers, String topic, int partitions) {}
}
