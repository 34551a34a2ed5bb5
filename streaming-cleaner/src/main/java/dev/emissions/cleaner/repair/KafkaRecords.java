package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The records that the broker still has, read by a consumer of no group that leaves nothing behind. */
final class KafkaRecords implements RawRecords {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From so many unwanted offsets on it is quicker to look for the next wanted one than to read on. */
    private static final long FAR = 20_000;

    private final KafkaAddress address;
    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaRecords(KafkaAddress address) {
        this.address = address;
        Map<String, Object> settings = address.with(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        try {
            this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw address.refused(e);
        }
    }

    @Override
    public void read(TopicPartition partition, long[] offsets, MissingRecords missing, Visitor visitor)
            throws IOException {
        try {
            consumer.assign(List.of(partition));
            long first = consumer.beginningOffsets(List.of(partition)).get(partition);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var wanted = new Wanted(partition, offsets, missing);
            wanted.skipUntil(first);
            long position = wanted.isDone() || wanted.next() >= end ? end : seek(partition, wanted.next());
            long heard = System.nanoTime();
            while (!wanted.isDone() && wanted.next() < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                    if (wanted.take(record.offset())) {
                        visitor.visit(record(record));
                    }
                }
                long reached = consumer.position(partition);
                wanted.skipUntil(reached);
                if (reached > position) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new KafkaException("nothing came after offset " + reached);
                }
                boolean isFar = !wanted.isDone() && wanted.next() < end && wanted.next() - reached > FAR;
                position = isFar ? seek(partition, wanted.next()) : reached;
            }
            wanted.skipUntil(Long.MAX_VALUE);
        } catch (KafkaException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read " + partition.topic() + ":" + partition.partition() + " from the Kafka broker at "
                            + address + ": " + e.getMessage() + "; expected its records; is it running?",
                    e);
        }
    }

    private long seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        return offset;
    }

    private static KafkaRecord record(ConsumerRecord<byte[], byte[]> record) {
        List<KafkaRecord.Header> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new KafkaRecord.Header(header.key(), header.value())));
        return new KafkaRecord(
                record.partition(),
                record.offset(),
                TimeUnit.MILLISECONDS.toMicros(record.timestamp()),
                record.key(),
                record.value(),
                headers.toArray(KafkaRecord.Header[]::new));
    }

    /** The offsets that are still wanted. */
    private static final class Wanted {
        private final TopicPartition partition;
        private final long[] offsets;
        private final MissingRecords missing;
        private int at;

        private Wanted(TopicPartition partition, long[] offsets, MissingRecords missing) {
            this.partition = partition;
            this.offsets = offsets;
            this.missing = missing;
        }

        private boolean isDone() {
            return at == offsets.length;
        }

        private long next() {
            return offsets[at];
        }

        /** Whether the offset, all before which were shown, is wanted. */
        private boolean take(long offset) {
            skipUntil(offset);
            boolean isWanted = !isDone() && next() == offset;
            at += isWanted ? 1 : 0;
            return isWanted;
        }

        private void skipUntil(long offset) {
            while (!isDone() && next() < offset) {
                missing.add(partition, next());
                at++;
            }
        }
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
