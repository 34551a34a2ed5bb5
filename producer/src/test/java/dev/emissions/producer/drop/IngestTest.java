package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.cli.LakeFormat;
import dev.emissions.cli.LakeOptions;
import dev.emissions.producer.drop.Ingest.Repeating;
import dev.emissions.producer.drop.Ingest.TopicOptions;
import dev.emissions.producer.publish.RecordPublisher;
import dev.emissions.producer.publish.StopSignal;
import dev.emissions.schemas.EmissionEvents;
import dev.emissions.schemas.SourceHeaders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IngestTest {
    private static final String BAD_NUMBER = Rows.GOOD.replace("0.40000000", "lots");
    private static final String TORN = "03/01/2026,city";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void rowsArePublishedWithTheirPlaceAndTheFileLandsUnchanged() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + Rows.GOOD + "\n" + BAD_NUMBER + "\n" + TORN + "\n");
        ingest(Repeating.SKIPPED, drop);

        String raw = DropFile.inspect(drop).sha256() + "/drop.csv";
        assertThat(lake().resolve("raw").resolve(raw)).hasSameBinaryContentAs(drop);
        List<ProducerRecord<byte[], byte[]>> sent = producer.history();
        assertThat(sent).hasSize(3).allMatch(next -> raw.equals(header(next, SourceHeaders.FILE)));
        assertThat(sent.stream().map(next -> header(next, SourceHeaders.LINE))).containsExactly("2", "3", "4");

        assertThat(new String(sent.get(0).key(), UTF_8)).isEqualTo("city-post.example");
        assertThat(EmissionEvents.decode(sent.get(0).value()).getTotalGrams()).isEqualTo(0.47);
        assertThat(header(sent.get(0), SourceHeaders.ROW)).isNull();
        assertThat(header(sent.get(0), SourceHeaders.ERROR)).isNull();

        assertThat(EmissionEvents.decode(sent.get(1).value()).getAdSelectionGrams())
                .isNaN();
        assertThat(header(sent.get(1), SourceHeaders.ROW)).isEqualTo(BAD_NUMBER);

        assertThat(sent.get(2).key()).isNull();
        assertThat(new String(sent.get(2).value(), UTF_8)).isEqualTo(TORN);
        assertThat(header(sent.get(2), SourceHeaders.ERROR)).isEqualTo("expected 11 values, got 2");
        assertThat(out.toString())
                .isEqualTo(drop + ": 2 rows published, 1 of them with an unreadable field, and 1 malformed lines;"
                        + " unchanged in raw/" + raw + System.lineSeparator());
    }

    @Test
    void theSameFileUnderAnyNameIsOneObjectAndPublishedOnce() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + Rows.GOOD + "\n");
        Path copy = write("copy.csv", Rows.HEADER + Rows.GOOD + "\n");

        ingest(Repeating.SKIPPED, drop, copy, drop);

        assertThat(producer.history()).hasSize(1);
        assertThat(filesBelow("raw")).hasSize(1);
        assertThat(out.toString())
                .contains("its rows were published to events before")
                .contains("--again");
    }

    @Test
    void whenToldTheRowsArePublishedAgainWithTheSameIds() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + Rows.GOOD + "\n");

        ingest(Repeating.SKIPPED, drop);
        ingest(Repeating.PUBLISHED_AGAIN, drop);

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().get(1).value())
                .isEqualTo(producer.history().get(0).value());
        assertThat(filesBelow("raw")).hasSize(1);
    }

    @Test
    void aRunThatStopsInAFileLeavesNoMarkSoThatTheNextOnePublishesAll() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + (Rows.GOOD + "\n").repeat(1000));
        StopSignal stop = new StopSignal();
        var stopping = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent, Callback callback) {
                if (history().size() == 300) {
                    stop.request();
                }
                return super.send(sent, callback);
            }
        };

        ingester(Repeating.SKIPPED)
                .run(
                        List.of(DropFile.inspect(drop)),
                        store(),
                        new RecordPublisher(stopping, "events", "broker:9092"),
                        "events",
                        stop);
        assertThat(stopping.history()).hasSizeBetween(300, 600);
        assertThat(filesBelow("ops")).isEmpty();
        assertThat(out.toString()).contains("stopped before the end; ingest it again to publish all of it");

        ingest(Repeating.SKIPPED, drop);
        assertThat(producer.history()).hasSize(1000);
        assertThat(filesBelow("ops")).hasSize(1);
    }

    @Test
    void withoutAcknowledgementThereIsNoMark() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + Rows.GOOD + "\n");
        producer.sendException = new TimeoutException("the broker is gone");

        assertThatThrownBy(() -> ingest(Repeating.SKIPPED, drop))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the broker is gone");
        assertThat(filesBelow("ops")).isEmpty();
        assertThat(filesBelow("raw")).hasSize(1);
    }

    @Test
    void aLakeOfANewerVersionIsLeftAlone() throws IOException {
        Path drop = write("drop.csv", Rows.HEADER + Rows.GOOD + "\n");
        Files.createDirectories(lake().resolve("ops"));
        Files.writeString(lake().resolve(LakeFormat.PATH), "{\"format\": 2}\n");
        LakeOptions options = CommandLine.populateCommand(
                new LakeOptions(), "--lake", lake().toUri().toString());

        assertThatThrownBy(() -> ingester(Repeating.SKIPPED)
                        .run(
                                List.of(drop),
                                options,
                                new TopicOptions(KafkaAddress.plain("no.broker:1"), "events", 1),
                                new StopSignal()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("written by a newer version; expected format 1 or less, got 2");
        assertThat(filesBelow("raw")).isEmpty();
    }

    private void ingest(Repeating repeating, Path... paths) {
        List<DropFile> files = Stream.of(paths).map(DropFile::inspect).toList();
        ingester(repeating).run(files, store(), publisher(), "events", new StopSignal());
    }

    private Ingest ingester(Repeating repeating) {
        return new Ingest(
                repeating, Clock.systemUTC(), new PrintWriter(out, true), new PrintWriter(new StringWriter()));
    }

    private RecordPublisher publisher() {
        return new RecordPublisher(producer, "events", "broker:9092");
    }

    private DropStore store() {
        return new FolderDropStore(lake());
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private List<Path> filesBelow(String name) throws IOException {
        Path below = lake().resolve(name);
        if (!Files.exists(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String header(ProducerRecord<byte[], byte[]> sent, String name) {
        Header header = sent.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
