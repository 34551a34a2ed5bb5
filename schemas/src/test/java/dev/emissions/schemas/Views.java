package dev.emissions.schemas;

/** Reads a view back into an event, field by field, so that the two can be compared as a whole. */
final class Views {
    private Views() {}

    static EmissionEvent event(EventView view) {
        var event = new EmissionEvent();
        for (TextField field : TextField.values()) {
            event.put(field.column(), view.text(field));
        }
        for (GramsField field : GramsField.values()) {
            event.put(field.column(), view.has(field) ? view.grams(field) : null);
        }
        event.put("event_time", view.hasEventTime() ? view.eventTimeMicros() : null);
        event.put("impressions", view.hasImpressions() ? view.impressions() : null);
        event.put("producer_sequence", view.hasProducerSequence() ? view.producerSequence() : null);
        return event;
    }
}
