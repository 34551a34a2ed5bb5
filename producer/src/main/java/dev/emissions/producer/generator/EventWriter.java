package dev.emissions.producer.generator;

import java.io.Closeable;
import java.io.IOException;

/** Puts events into a file in one of the forms. */
interface EventWriter extends Closeable {
    /** Writes the event and answers with the id that it has in this form, which is null if it has none. */
    String write(GeneratedEvent event) throws IOException;
}
