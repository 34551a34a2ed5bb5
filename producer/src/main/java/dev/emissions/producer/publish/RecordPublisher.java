package dev.emissions.producer.publish;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Sends records to one topic and tells at once, by a {@link CommandFailure}, when one was not acknowledged. Owns its producer. Not for
 * use by several threads.
 */
public final class RecordPublisher implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final String brokers;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Callback acknowledge = this::completed;
    private long sent;

    /**
     * Takes over the producer.
     *
     * @param brokers what a message calls the other side, such as {@code host:port}
     */
    public RecordPublisher(Producer<byte[], byte[]> producer, String topic, String brokers) {
        this.producer = producer;
        this.topic = topic;
        this.brokers = brokers;
    }

    /**
     * Hands a record over; waits while the buffer is full.
     *
     * @param key decides the partition; null for any
     * @throws CommandFailure if this or an earlier record cannot be sent
     */
    public void send(byte[] key, byte[] value, List<Header> headers) {
        Future<RecordMetadata> ignored = sendTracked(key, value, headers);
        assert ignored != null;
    }

    /** As {@link #send}, and answers with where the broker put the record, once it has. */
    public Future<RecordMetadata> sendTracked(byte[] key, byte[] value, List<Header> headers) {
        failIfRefused();
        try {
            Future<RecordMetadata> place =
                    producer.send(new ProducerRecord<>(topic, null, null, key, value, headers), acknowledge);
            sent++;
            return place;
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    /** Waits until every record is acknowledged. */
    public void flush() {
        try {
            producer.flush();
        } catch (KafkaException e) {
            throw failed(e);
        }
        failIfRefused();
    }

    /** Records handed over so far. */
    public long sent() {
        return sent;
    }

    /** Records that the broker has confirmed on all in-sync replicas. */
    public long acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private void completed(RecordMetadata place, Exception problem) {
        if (problem == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, problem);
        }
    }

    private void failIfRefused() {
        Exception refused = failure.get();
        if (refused != null) {
            throw failed(refused);
        }
    }

    private CommandFailure failed(Exception cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                String.format(
                        "Cannot publish to topic %s at %s: %s; expected an acknowledgement of every record, got it for %,d of %,d",
                        topic, brokers, cause.getMessage(), acknowledged.get(), Math.max(sent, acknowledged.get() + 1)),
                cause);
    }
}
