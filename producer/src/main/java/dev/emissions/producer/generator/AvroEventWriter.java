package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** An Avro object container file. */
final class AvroEventWriter implements EventWriter {
    private static final int SYNC_BYTES = 16;

    private final DataFileWriter<EmissionEvent> writer;

    /** @param seed makes the marker between blocks, which is otherwise drawn anew and would make equal events unequal files */
    AvroEventWriter(OutputStream out, long seed) throws IOException {
        byte[] sync = ByteBuffer.allocate(SYNC_BYTES)
                .putLong(EventRandom.mix(seed))
                .putLong(EventRandom.mix(~seed))
                .array();
        writer = new DataFileWriter<>(new SpecificDatumWriter<>(EmissionEvent.class));
        writer.setCodec(CodecFactory.deflateCodec(1));
        writer.create(EmissionEvent.getClassSchema(), out, sync);
    }

    @Override
    public String write(GeneratedEvent event) throws IOException {
        writer.append(event.event());
        return event.event().getEventId();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
