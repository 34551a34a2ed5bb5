package dev.emissions.cleaner.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.lakehouse.Micros;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Events as JSON that a person can edit: one field each by its name in the schema; the event time is a UTC text. */
final class EventJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT_TIME = "event_time";

    private final EventDecoder decoder = new EventDecoder();
    private final EventView view = new EventView();

    /** The event of the record's value, or empty if it is none. */
    Optional<ObjectNode> read(byte[] value) {
        return decoder.decode(value, view) == Decoding.EVENT
                ? Optional.of(json(EmissionEvents.decode(value)))
                : Optional.empty();
    }

    private static ObjectNode json(EmissionEvent event) {
        ObjectNode json = JSON.createObjectNode();
        for (Field field : event.getSchema().getFields()) {
            put(json, field.name(), event.get(field.pos()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value == null) {
            json.putNull(name);
        } else if (name.equals(EVENT_TIME)) {
            json.put(name, Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString());
        } else if (value instanceof Long number) {
            json.put(name, number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.put(name, number);
        } else {
            json.put(name, value.toString());
        }
    }

    /**
     * The value of a record that states the event.
     *
     * @throws IllegalArgumentException saying which field cannot be read, if one cannot
     */
    static byte[] write(JsonNode json) {
        EmissionEvent event = new EmissionEvent();
        Schema schema = event.getSchema();
        json.fieldNames().forEachRemaining(name -> {
            Field field = schema.getField(name);
            if (field == null) {
                throw new IllegalArgumentException("event." + name + ": expected a field of the event's schema");
            }
            event.put(field.pos(), value(field, json.get(name)));
        });
        return EmissionEvents.encode(event);
    }

    private static Object value(Field field, JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        Schema.Type type = field.schema().getTypes().get(1).getType();
        try {
            if (field.name().equals(EVENT_TIME) && json.isTextual()) {
                return Micros.of(Instant.parse(json.textValue()));
            } else if (type == Schema.Type.STRING && json.isTextual()) {
                return json.textValue();
            } else if (type == Schema.Type.LONG && json.canConvertToLong() && json.isIntegralNumber()) {
                return json.longValue();
            } else if (type == Schema.Type.DOUBLE && (json.isNumber() || json.isTextual())) {
                return json.isNumber() ? json.doubleValue() : Double.valueOf(json.textValue());
            }
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(unreadable(field, type, json), e);
        }
        throw new IllegalArgumentException(unreadable(field, type, json));
    }

    private static String unreadable(Field field, Schema.Type type, JsonNode json) {
        String expected = field.name().equals(EVENT_TIME)
                ? "a UTC time like 2026-03-14T09:26:53Z"
                : switch (type) {
                    case LONG -> "a whole number";
                    case DOUBLE -> "a number";
                    default -> "a text";
                };
        return "event." + field.name() + ": expected " + expected + " or null, got " + json;
    }
}
