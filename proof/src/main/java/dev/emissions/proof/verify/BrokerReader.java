package dev.emissions.proof.verify;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer of committed records, in no group, that leaves nothing behind at the broker. */
final class BrokerReader implements RecordSource.Reader {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaAddress brokers;
    private final KafkaConsumer<byte[], byte[]> consumer;

    BrokerReader(KafkaAddress brokers) {
        this.brokers = brokers;
        Map<String, Object> settings = brokers.with(Map.of());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public long read(SourcePartition source, long from, long until, RecordSource.Visitor visitor) throws IOException {
        var partition = new TopicPartition(source.topic(), source.partition());
        try {
            if (!consumer.assignment().contains(partition)) {
                consumer.assign(List.of(partition));
            }
            return readFrom(partition, from, until, visitor);
        } catch (KafkaException e) {
            throw unreachable(source, e.getMessage(), e);
        }
    }

    private long readFrom(TopicPartition partition, long from, long until, RecordSource.Visitor visitor)
            throws IOException {
        long first = from;
        long heard = System.nanoTime();
        consumer.seek(partition, from);
        for (long position = from; position < until; ) {
            try {
                take(consumer.poll(POLL), partition, until, visitor);
            } catch (OffsetOutOfRangeException e) {
                // Retention has passed since the proof began.
                first = consumer.beginningOffsets(List.of(partition)).get(partition);
                if (first <= position) {
                    throw e;
                }
                consumer.seek(partition, Math.min(first, until));
            }
            long next = consumer.position(partition);
            if (next > position) {
                position = next;
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw unreachable(
                        new SourcePartition(partition.topic(), partition.partition()),
                        "nothing came after offset " + position + " for " + PATIENCE.toSeconds() + " s",
                        null);
            }
        }
        return first;
    }

    private static void take(
            ConsumerRecords<byte[], byte[]> records, TopicPartition partition, long until, RecordSource.Visitor visitor)
            throws IOException {
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
            if (record.offset() >= until) {
                return;
            }
            visitor.visit(record.offset(), record.value());
        }
    }

    private CommandFailure unreachable(SourcePartition source, String why, Throwable cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot read " + source + " from the Kafka broker at " + brokers + ": " + why
                        + "; expected its records; is it running?",
                cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
