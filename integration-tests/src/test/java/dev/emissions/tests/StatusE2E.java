package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far cleaning is behind, as people and schedulers ask for it while no cleaner runs. */
class StatusE2E extends StackTest {
    @Test
    void tellsWhatIsUnreadAndForHowLongItIsKept() throws Exception {
        String topic = "status";
        String lake = stack.lake("status");
        stack.createTopic(topic, 1, Map.of("retention.ms", "600000"));
        product.run("generate", "--topic", topic, "--count", "300").succeeded();

        JsonNode before = status(topic, lake);
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        JsonNode clean = status(topic, lake);
        product.run("generate", "--topic", topic, "--count", "200").succeeded();
        Product.Result table = product.run("status", "--topic", topic, "--lake", lake);
        Product.Result exceeded = product.run("status", "--topic", topic, "--lake", lake, "--max-lag", "199");
        Product.Result within = product.run("status", "--topic", topic, "--lake", lake, "--max-lag", "1h");

        assertThat(before.path("lag_events").asLong()).isEqualTo(300);
        assertThat(before.path("sealed_offset").isNull()).isTrue();
        assertThat(before.path("retention_left_seconds").asDouble()).isBetween(1.0, 600.0);
        assertThat(clean.path("lag_events").asLong()).isZero();
        assertThat(clean.path("sealed_offset").asLong()).isEqualTo(300);
        assertThat(clean.path("retention_left_seconds").isNull()).isTrue();
        assertThat(clean.path("open_quarantine").asLong()).isPositive();
        assertThat(table.succeeded().out()).startsWith("WARNING partition 0: the broker may delete unread records in");
        assertThat(table.out()).contains("status: 200 events unread");
        assertThat(exceeded.exitCode()).isEqualTo(4);
        assertThat(exceeded.err()).contains("200 events are unread; expected at most 199");
        assertThat(within.exitCode()).as(within.err()).isZero();
    }

    @Test
    void topicThatIsNotThereIsRefusedInOneLine() throws Exception {
        assertRefused(product.run("status", "--topic", "nowhere", "--lake", stack.lake("nowhere")), "no such topic");
    }

    private static JsonNode status(String topic, String lake) throws Exception {
        String out = product.run("status", "--topic", topic, "--lake", lake, "--format", "json")
                .succeeded()
                .out();
        return new ObjectMapper().readTree(out);
    }
}
