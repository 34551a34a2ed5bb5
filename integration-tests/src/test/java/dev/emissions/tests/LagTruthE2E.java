package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.lakehouse.SealNote;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Ordinary lag tools, which ask the broker for a consumer group's offsets, see how far the cleaner is. */
class LagTruthE2E extends StackTest {
    private static final String GROUP = "lag-truth";

    @Test
    void sealedOffsetsStandInTheConsumerGroupWithTheirFreshness() throws Exception {
        String topic = "lag-truth";
        String lake = stack.lake("lag-truth");
        TopicPartition first = new TopicPartition(topic, 0);
        stack.createTopic(topic, 1);
        generate(topic);
        clean(topic, lake);

        OffsetAndMetadata sealed = groupOffsets().get(first);
        moveGroup(first, 17);
        clean(topic, lake);
        long mended = groupOffsets().get(first).offset();
        generate(topic);
        clean(topic, lake);
        Product.Result status =
                product.run("status", "--topic", topic, "--lake", lake, "--consumer-group", GROUP, "--format", "json");

        assertThat(sealed.offset()).isEqualTo(200);
        SealNote note = SealNote.parse(sealed.metadata()).orElseThrow();
        assertThat(note.freshnessP50Millis()).isPositive().isLessThanOrEqualTo(note.freshnessP95Millis());
        assertThat(note.freshnessP95Millis()).isLessThanOrEqualTo(note.freshnessP99Millis());
        assertThat(mended).isEqualTo(200);
        assertThat(groupOffsets().get(first).offset()).isEqualTo(400);
        JsonNode row = new ObjectMapper().readTree(status.succeeded().out());
        assertThat(row.path("freshness_p99_ms").asLong()).isPositive();
        assertThat(row.path("lag_events").asLong()).isZero();
    }

    private static Map<TopicPartition, OffsetAndMetadata> groupOffsets() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
    }

    private static void moveGroup(TopicPartition partition, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    private static void generate(String topic) throws Exception {
        product.run("generate", "--topic", topic, "--count", "200").succeeded();
    }

    private static void clean(String topic, String lake) throws Exception {
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake, "--consumer-group", GROUP)
                .succeeded();
    }
}
