package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes in which things travel between tasks: a tenth of the work of Java's own serialization. */
final class Wire {
    private Wire() {}

    static byte[] write(Writing writing) {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            writing.writeTo(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }

    static <T> T read(byte[] bytes, Reading<T> reading) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return reading.readFrom(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what another task sent", e);
        }
    }

    static void writeEvent(CleanedEvent event, DataOutput out) throws IOException {
        out.writeInt(event.day());
        out.writeUTF(event.eventId());
        out.writeUTF(event.framework());
        out.writeUTF(event.methodologyVersion());
        out.writeUTF(event.country());
        out.writeUTF(event.domain());
        out.writeUTF(event.device());
        out.writeUTF(event.network());
        out.writeUTF(event.format());
        out.writeLong(event.impressions());
        out.writeBoolean(event.covered());
        for (Component component : Component.values()) {
            out.writeLong(event.footprint().of(component));
        }
        out.writeLong(event.footprint().total());
    }

    static CleanedEvent readEvent(DataInput in) throws IOException {
        return new CleanedEvent(
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                new Footprint(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }

    /** Something that writes itself. */
    @FunctionalInterface
    interface Writing {
        void writeTo(DataOutput out) throws IOException;
    }

    /** Something that is read. */
    @FunctionalInterface
    interface Reading<T> {
        T readFrom(DataInput in) throws IOException;
    }
}
