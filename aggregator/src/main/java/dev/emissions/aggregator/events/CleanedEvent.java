package dev.emissions.aggregator.events;

import java.io.Serializable;

/**
 * What the batch job needs to know of an accepted event.
 *
 * @param day its event date: days since 1970-01-01, UTC
 * @param framework {@value #UNKNOWN} when the event names none
 * @param methodologyVersion empty when the event names none
 * @param network {@value #UNKNOWN} when the event names none
 * @param covered whether its domain's emissions are measured or modeled
 */
public record CleanedEvent(
        int day,
        String eventId,
        String framework,
        String methodologyVersion,
        String country,
        String domain,
        String device,
        String network,
        String format,
        long impressions,
        boolean covered,
        Footprint footprint)
        implements Serializable {
    public static final String UNKNOWN = "unknown";
}
