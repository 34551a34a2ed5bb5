package dev.emissions.lakehouse.show;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.io.PrintWriter;

/** Rows as JSON, one object a line; times are ISO texts, bytes are Base64. */
final class JsonSink implements RowSink {
    private final PrintWriter out;
    private final JsonGenerator generator;

    JsonSink(PrintWriter out) throws IOException {
        this.out = out;
        this.generator = JsonValues.generator(out);
    }

    @Override
    public void accept(TableRow row) throws IOException {
        generator.writeStartObject();
        for (int i = 0; i < row.columns().size(); i++) {
            generator.writeFieldName(row.columns().get(i));
            JsonValues.write(generator, row.values().get(i));
        }
        generator.writeEndObject();
        generator.flush();
        out.print('\n');
    }

    @Override
    public void finish() {
        out.flush();
    }
}
