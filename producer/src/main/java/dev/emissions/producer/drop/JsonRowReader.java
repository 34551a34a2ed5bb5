package dev.emissions.producer.drop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Rows as JSON lines, each an object with the names of the flat form or with those of the full event. */
final class JsonRowReader implements RowReader {
    private static final Map<String, Schema.Field> FULL_FORM = EmissionEvent.getClassSchema().getFields().stream()
            .collect(Collectors.toUnmodifiableMap(Schema.Field::name, field -> field));
    private static final Set<String> FLAT_FORM = Set.copyOf(FlatRow.HEADER);

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private final LineReader lines;

    JsonRowReader(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public DropRow next() throws IOException {
        Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : row(line);
    }

    private DropRow row(Line line) throws IOException {
        if (line.length() > MOST_ROW_BYTES) {
            return RowReader.tooLong(line);
        }
        Optional<String> text = StrictText.decode(line.bytes());
        if (text.isEmpty()) {
            return malformed(line, "expected UTF-8, got other bytes");
        }
        try {
            return event(line, text.orElseThrow());
        } catch (JsonProcessingException e) {
            return malformed(line, "expected one JSON object, got: " + e.getOriginalMessage());
        }
    }

    private DropRow event(Line line, String text) throws IOException {
        Map<String, String> values = values(text);
        Reading reading = new Reading();
        Set<String> flatOnly = new HashSet<>(values.keySet());
        flatOnly.retainAll(FLAT_FORM);
        flatOnly.removeAll(FULL_FORM.keySet());
        EmissionEvent event;
        if (!flatOnly.isEmpty()) {
            event = FlatRow.toEvent(inFlatOrder(values), reading);
            values.keySet().removeAll(FLAT_FORM);
        } else {
            event = new EmissionEvent();
            boolean any = false;
            for (Schema.Field field : FULL_FORM.values()) {
                any |= values.containsKey(field.name());
                event.put(field.pos(), fullValue(field, values.remove(field.name()), reading));
            }
            if (!any) {
                return malformed(line, "expected the names of an event, got " + names(values));
            }
        }
        if (!values.isEmpty()) {
            reading.markIncomplete();
        }
        return new DropRow.Parsed(line.number(), event, reading.isIncomplete() ? text : null);
    }

    private static String names(Map<String, String> values) {
        return values.isEmpty() ? "none" : values.keySet().stream().limit(5).collect(Collectors.joining(", "));
    }

    private static List<String> inFlatOrder(Map<String, String> values) {
        return FlatRow.HEADER.stream()
                .map(name -> values.get(name) == null ? "" : values.get(name))
                .toList();
    }

    private static Object fullValue(Schema.Field field, String text, Reading reading) {
        Schema.Type type = field.schema().getTypes().get(1).getType();
        if (type == Schema.Type.STRING) {
            return text;
        }
        if (type == Schema.Type.DOUBLE) {
            return reading.grams(text);
        }
        return field.name().equals("event_time") ? reading.timeMicros(text) : reading.count(text);
    }

    /** The members of the one object that the text is, as texts; what is null there is null here. */
    private Map<String, String> values(String text) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "no object");
            }
            // The line itself is UTF-8, so only an escape can be half a pair.
            boolean mayHaveHalves = text.contains("\\u");
            Map<String, String> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == null || !token.isScalarValue()) {
                    throw new JsonParseException(parser, "a structure as the value of " + name);
                }
                String value = parser.getText();
                if (mayHaveHalves && !(utf8.canEncode(name) && utf8.canEncode(value))) {
                    throw new JsonParseException(parser, "half a surrogate pair");
                }
                values.put(name, token == JsonToken.VALUE_NULL ? null : value);
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more behind the object");
            }
            return values;
        }
    }

    private static DropRow malformed(Line line, String error) {
        return new DropRow.Malformed(line, error);
    }
}
