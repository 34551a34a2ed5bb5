package dev.emissions.producer.publish;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic of a Kafka cluster that is reached and ready to take records.
 *
 * @param brokers the bootstrap list, as given
 * @param partitions how many the topic has, which need not be what was asked for
 */
public record ReadyTopic(KafkaAddress brokers, String topic, int partitions) {
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final int ANSWER_WITHIN_MILLIS = (int) Duration.ofSeconds(8).toMillis();
    private static final int CONNECT_WITHIN_MILLIS = (int) Duration.ofSeconds(3).toMillis();

    /**
     * Finds the topic, or makes it.
     *
     * @param partitions how many a new topic gets
     * @throws CommandFailure within about ten seconds if no broker answers or the name is not valid
     */
    public static ReadyTopic open(KafkaAddress brokers, String topic, int partitions) {
        if (!NAME.matcher(topic).matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot use topic \"" + topic
                            + "\": not a topic's name; expected 1 to 249 of the characters a-z, A-Z, 0-9, '.', '_' and '-'");
        }
        connect(brokers);
        try (Admin admin = Admin.create(adminSettings(brokers))) {
            return new ReadyTopic(brokers, topic, findOrCreate(admin, topic, partitions));
        } catch (ExecutionException e) {
            throw unreachable(brokers, topic, e.getCause());
        } catch (KafkaException e) {
            throw unreachable(brokers, topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(brokers, topic, e);
        }
    }

    /** A publisher to this topic: idempotent, acknowledged by all in-sync replicas. */
    public RecordPublisher publisher() {
        return new RecordPublisher(new KafkaProducer<>(producerSettings()), topic, brokers.servers());
    }

    /**
     * Large batches pay: of 64 and 256 KiB with no compression, lz4 and zstd, 256 KiB took the least CPU time of producer and
     * broker with each. lz4 costs a few percent more of it than none and more than halves what the broker stores; zstd stores a
     * fifth less than lz4 for a third more CPU time.
     */
    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = brokers.with(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000));
        settings.putAll(Map.of(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                4 << 20,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                15_000,
                ProducerConfig.CLIENT_ID_CONFIG,
                "emissions-producer"));
        return settings;
    }

    private static Map<String, Object> adminSettings(KafkaAddress brokers) {
        return brokers.with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS / 2,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "emissions-producer"));
    }

    private static int findOrCreate(Admin admin, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        Optional<TopicDescription> found = describe(admin, topic);
        if (found.isPresent()) {
            return found.orElseThrow().partitions().size();
        }
        try {
            admin.createTopics(List.of(wanted(topic, partitions))).all().get();
            return partitions;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return describe(admin, topic).orElseThrow(() -> e).partitions().size();
            }
            throw e;
        }
    }

    /** Record times are the broker's own, so that a producer's clock cannot make its events look punctual. */
    private static NewTopic wanted(String topic, int partitions) {
        return new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    }

    private static Optional<TopicDescription> describe(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.of(admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Fails at once where nobody listens, which the Kafka client would only tell after its whole timeout. */
    private static void connect(KafkaAddress brokers) {
        List<String> refusals = new ArrayList<>();
        String[] all = brokers.servers().split(",", -1);
        for (String broker : all) {
            refusal(broker.strip()).ifPresent(refusals::add);
        }
        if (refusals.size() < all.length) {
            return;
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot reach a Kafka broker at " + brokers + ": " + String.join(", ", refusals)
                        + "; expected a listening broker; is it started, and is --bootstrap-servers right?");
    }

    private static Optional<String> refusal(String broker) {
        int colon = broker.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(broker.substring(colon + 1));
            InetSocketAddress address = new InetSocketAddress(broker.substring(0, Math.max(0, colon)), port);
            if (address.isUnresolved()) {
                return Optional.of("the host is not known");
            }
            socket.connect(address, CONNECT_WITHIN_MILLIS);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot use --bootstrap-servers: expected HOST:PORT[,HOST:PORT...], got \"" + broker + "\"",
                    e);
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static CommandFailure unreachable(KafkaAddress brokers, String topic, Throwable cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot open topic " + topic + " at " + brokers + ": " + cause.getMessage()
                        + "; expected a Kafka broker that answers within "
                        + Duration.ofMillis(ANSWER_WITHIN_MILLIS).toSeconds() + " s",
                cause);
    }
}
