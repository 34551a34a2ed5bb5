package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
    private final EventEncoder encoder = new EventEncoder();

    @Test
    void encodesAsTheSchemasCodecDoes() {
        EventGenerator generator = Plans.generator(1, "0.5");
        GeneratedEvent event = new GeneratedEvent();
        for (long position = 0; position < 2000; position++) {
            generator.generate(position, event);
            assertThat(encoder.encode(event.event())).isEqualTo(EmissionEvents.encode(event.event()));
        }
    }

    @Test
    void encodesAnEventOfWhichNothingIsKnown() {
        EmissionEvent empty = new EmissionEvent();

        assertThat(encoder.encode(empty)).isEqualTo(EmissionEvents.encode(empty));
    }
}
