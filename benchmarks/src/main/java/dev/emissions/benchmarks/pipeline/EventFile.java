package dev.emissions.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The events of a container file that {@code emissions generate} wrote, as records for Kafka. */
final class EventFile {
    private EventFile() {}

    /** Keys and values are as the generator would have published them. */
    static List<ProducerRecord<byte[], byte[]>> read(Path file, String topic) {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        try (var reader = new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(EmissionEvent.class))) {
            for (EmissionEvent event : reader) {
                byte[] key = event.getDomain().getBytes(UTF_8);
                events.add(new ProducerRecord<>(topic, key, EmissionEvents.encode(event)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the generated events", e);
        }
        return events;
    }
}
