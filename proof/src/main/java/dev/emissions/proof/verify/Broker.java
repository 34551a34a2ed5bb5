package dev.emissions.proof.verify;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.proof.ledger.SourcePartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The Kafka broker, as it was when the proof began. */
final class Broker implements RecordSource {
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaAddress brokers;
    private final Map<SourcePartition, Held> held = new HashMap<>();
    private final Map<String, String> topicIds = new HashMap<>();

    private Broker(KafkaAddress brokers) {
        this.brokers = brokers;
    }

    /** Asks the broker what it has of the topics; throws {@link CommandFailure} if it does not answer. */
    static Broker ask(KafkaAddress brokers, Set<String> topics) {
        var broker = new Broker(brokers);
        int patience = (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
        try (Admin admin = Admin.create(brokers.with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                patience,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience)))) {
            broker.describe(admin, topics);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw brokers.refused(e);
        }
        return broker;
    }

    private void describe(Admin admin, Set<String> topics) {
        Set<String> existing = await(admin.listTopics().names());
        List<String> wanted = topics.stream().filter(existing::contains).toList();
        Collection<TopicDescription> descriptions =
                await(admin.describeTopics(wanted).allTopicNames()).values();
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicDescription topic : descriptions) {
            topicIds.put(topic.name(), topic.topicId().toString());
            topic.partitions().forEach(partition -> {
                var key = new TopicPartition(topic.name(), partition.partition());
                earliest.put(key, OffsetSpec.earliest());
                latest.put(key, OffsetSpec.latest());
            });
        }
        Set<String> compacted = compacted(admin, wanted);
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var firsts = await(admin.listOffsets(earliest, committed).all());
        await(admin.listOffsets(latest, committed).all())
                .forEach((key, end) -> held.put(
                        new SourcePartition(key.topic(), key.partition()),
                        new Held(firsts.get(key).offset(), end.offset(), compacted.contains(key.topic()))));
    }

    private Set<String> compacted(Admin admin, List<String> topics) {
        List<ConfigResource> resources = new ArrayList<>();
        topics.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
        return await(admin.describeConfigs(resources).all()).entrySet().stream()
                .filter(entry -> entry.getValue()
                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value()
                        .contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                .map(entry -> entry.getKey().name())
                .collect(Collectors.toSet());
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause());
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot wait for the broker: interrupted", e);
        }
    }

    private CommandFailure unreachable(Throwable cause) {
        String what = cause instanceof UnknownTopicOrPartitionException
                ? "Cannot read the topics of the ledger at "
                : "Cannot reach the Kafka broker at ";
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                what + brokers + ": " + cause.getMessage() + "; expected an answer within " + PATIENCE_SECONDS
                        + " s; is it running? --no-broker proves the tables alone",
                cause);
    }

    @Override
    public Optional<Held> held(SourcePartition source) {
        return Optional.ofNullable(held.get(source));
    }

    @Override
    public Map<String, String> topicIds() {
        return Map.copyOf(topicIds);
    }

    @Override
    public Reader reader() {
        return new BrokerReader(brokers);
    }
}
