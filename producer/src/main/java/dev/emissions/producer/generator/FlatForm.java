package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;

/** What the older flat form can tell of an event. */
final class FlatForm {
    private FlatForm() {}

    /** One impression, classic Scope3 stages, and none of the fields that the form lacks. */
    static void reduce(EmissionEvent event) {
        event.setConsumerDeviceGrams(null);
        Grams.scale(event, 1.0 / event.getImpressions());
        event.setImpressions(null);
        event.setFramework(Frameworks.SCOPE3);
    }
}
