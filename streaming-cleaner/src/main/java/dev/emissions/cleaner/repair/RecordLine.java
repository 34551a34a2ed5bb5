package dev.emissions.cleaner.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.cleaner.KafkaRecord.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One line of an exported file: a rejected record as JSON, which can be edited and replayed. */
final class RecordLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "event";
    private static final String RAW_VALUE = "raw_value_base64";

    private final EventJson events = new EventJson();

    /** The record: its event where it can be decoded, else its value in Base64. */
    String write(Rejected rejected) {
        ObjectNode line = JSON.createObjectNode();
        line.put("topic", rejected.position().topic());
        line.put("partition", rejected.position().partition());
        line.put("offset", rejected.position().offset());
        line.put("kafka_timestamp", rejected.kafkaTime().toString());
        ArrayNode reasons = line.putArray("reasons");
        rejected.reasons().forEach(reasons::add);
        line.put("catalogue_version", rejected.catalogueVersion());
        bytes(line, "key", rejected.record().key());
        ArrayNode headers = line.putArray("headers");
        for (Header header : rejected.record().headers()) {
            ObjectNode fields = headers.addObject();
            fields.put("key", header.key());
            bytes(fields, "value", header.value());
        }
        Optional<ObjectNode> event = events.read(rejected.record().value());
        if (event.isPresent()) {
            line.set(EVENT, event.orElseThrow());
        } else {
            line.put(RAW_VALUE, rejected.record().value());
        }
        return text(line);
    }

    private static void bytes(ObjectNode json, String name, byte[] bytes) {
        Optional<String> text = text(bytes);
        if (bytes != null && text.isEmpty()) {
            json.put(name + "_base64", bytes);
        } else {
            json.put(name, text.orElse(null));
        }
    }

    /** The bytes as text, or empty if they are none. */
    static Optional<String> text(byte[] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * A line as it came back from a person.
     *
     * @param event the event that the record should have stated, or null
     * @param rawValue the value that the record should have had, in Base64, or null
     */
    record Edited(Position position, JsonNode event, String rawValue) {}

    /**
     * Reads a line; only position and event, or raw value, matter.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Edited read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            JsonNode event = json.get(EVENT);
            JsonNode raw = json.get(RAW_VALUE);
            boolean hasEvent = event != null && event.isObject();
            if (hasEvent == (raw != null)) {
                throw new IllegalArgumentException("expected either an object " + EVENT + " or a text " + RAW_VALUE);
            }
            Position position = Position.parse(
                    json.path("topic").asText() + ":" + json.path("partition") + ":" + json.path("offset"));
            if (hasEvent || raw.isNull()) {
                return new Edited(position, hasEvent ? event : null, null);
            }
            raw.binaryValue();
            return new Edited(position, null, raw.textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(RAW_VALUE + ": expected Base64", e);
        }
    }

    /** The value of the edited record, or empty if it is what the record has already. */
    Optional<byte[]> change(Edited edited, byte[] value) {
        if (edited.event() == null) {
            return Optional.ofNullable(edited.rawValue())
                    .map(text -> Base64.getDecoder().decode(text))
                    .filter(raw -> !Arrays.equals(raw, value));
        }
        // Compared as text: the numbers of a line that was read are of other classes than those that were written.
        Optional<ObjectNode> before = events.read(value);
        return before.isPresent() && text(before.orElseThrow()).equals(text(edited.event()))
                ? Optional.empty()
                : Optional.of(EventJson.write(edited.event()));
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON", e);
        }
    }
}
