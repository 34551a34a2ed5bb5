package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import org.apache.avro.Schema;

/** JSON lines with the schema's field names; absent fields are left out, and what is no number is a text. */
final class JsonEventWriter implements EventWriter {
    private final JsonFactory json = new JsonFactory();
    private final OutputStream out;

    JsonEventWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public String write(GeneratedEvent event) throws IOException {
        String line = line(event.event());
        String written = event.isDamaged() ? line.substring(0, line.length() / 2) : line;
        out.write(written.getBytes(UTF_8));
        out.write('\n');
        return event.event().getEventId();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private String line(EmissionEvent event) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            for (Schema.Field field : event.getSchema().getFields()) {
                writeField(generator, field.name(), event.get(field.pos()));
            }
            generator.writeEndObject();
        }
        return text.toString();
    }

    private static void writeField(JsonGenerator generator, String name, Object value) throws IOException {
        if (value instanceof String text) {
            generator.writeStringField(name, text);
        } else if (value instanceof Long number) {
            generator.writeNumberField(name, number);
        } else if (value instanceof Double number) {
            generator.writeNumberField(name, number);
        }
    }
}
