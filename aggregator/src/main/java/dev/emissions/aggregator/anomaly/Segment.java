package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Where and how an ad was shown, and by which method its emissions were computed.
 *
 * @param device with the network it was on, where that is known: a byte costs seven times as much on a mobile one
 */
record Segment(String framework, String methodologyVersion, String format, String country, String device)
        implements Serializable {
    private static final String ANYWHERE = "";

    static Segment of(CleanedEvent event) {
        return new Segment(
                event.framework(),
                event.methodologyVersion(),
                event.format(),
                event.country(),
                event.network().equals(CleanedEvent.UNKNOWN) ? event.device() : event.device() + "|" + event.network());
    }

    /** The same in all countries together. */
    Segment anywhere() {
        return new Segment(framework, methodologyVersion, format, ANYWHERE, device);
    }

    /** The widest group of comparable events. */
    FormatGroup formatGroup() {
        return new FormatGroup(framework, methodologyVersion, format);
    }

    void writeTo(DataOutput out) throws IOException {
        Wire.writeText(framework, out);
        Wire.writeText(methodologyVersion, out);
        Wire.writeText(format, out);
        Wire.writeText(country, out);
        Wire.writeText(device, out);
    }

    static Segment readFrom(DataInput in) throws IOException {
        return new Segment(
                Wire.readText(in), Wire.readText(in), Wire.readText(in), Wire.readText(in), Wire.readText(in));
    }

    /** All events of one format that were measured the same way. */
    record FormatGroup(String framework, String methodologyVersion, String format) implements Serializable {}
}
