package dev.emissions.producer.generator;

/** Where generated events go; it also writes their labels, since only it knows where an event came to lie. */
interface EventSink extends AutoCloseable {
    /** Takes one event; the object is filled anew afterwards. */
    void accept(GeneratedEvent event);

    /** Waits until all that was accepted is safe. */
    void finish();

    /** What the events were written to, for the summary. */
    String destination();

    /** Gives everything back; without {@link #finish} what was accepted may be lost. */
    @Override
    void close();
}
