package dev.emissions.cleaner.repair;

import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void timeIsText() {
        ObjectNode json = read(valid("a"));

        assertThat(json.get("event_time").textValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(json.get("consumer_device_grams").isNull()).isTrue();
    }

    @Test
    void whatWasReadIsWrittenByteForByte() throws IOException {
        EmissionEvent event = valid("ä \u0007");
        event.setTotalGrams(Double.NaN);
        event.setAdSelectionGrams(0.1 + 0.2);
        event.setMediaDistributionGrams(Double.NEGATIVE_INFINITY);
        event.setEventTime(Long.MIN_VALUE);
        event.setImpressions(Long.MAX_VALUE);

        JsonNode copy = JSON.readTree(JSON.writeValueAsString(read(event)));

        assertThat(EventJson.write(copy)).isEqualTo(EmissionEvents.encode(event));
    }

    @Test
    void missingFieldIsNull() throws IOException {
        EmissionEvent event = EmissionEvents.decode(EventJson.write(JSON.readTree("{\"event_id\": \"a\"}")));

        assertThat(event.getEventId()).isEqualTo("a");
        assertThat(event.getDomain()).isNull();
    }

    @Test
    void whatIsNoEventIsNotRead() {
        assertThat(new EventJson().read("no event".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(new EventJson().read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_time\": \"yesterday\"}",
                "{\"impressions\": 1.5}",
                "{\"impressions\": \"many\"}",
                "{\"total_grams\": \"much\"}",
                "{\"domain\": 7}",
                "{\"domian\": \"example.com\"}"
            })
    void unreadableFieldIsNamed(String json) throws IOException {
        JsonNode event = JSON.readTree(json);

        assertThatThrownBy(() -> EventJson.write(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("event." + event.fieldNames().next() + ": expected ");
    }

    private static ObjectNode read(EmissionEvent event) {
        return new EventJson().read(EmissionEvents.encode(event)).orElseThrow();
    }
}
