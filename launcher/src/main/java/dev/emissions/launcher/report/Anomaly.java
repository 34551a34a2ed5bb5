package dev.emissions.launcher.report;

import java.math.BigDecimal;

/**
 * An event that the batch job flagged.
 *
 * @param kind high, low or component_swap
 * @param score how far off it is, in robust standard deviations; negative below
 * @param sentence what a person is told
 */
public record Anomaly(String eventId, String kind, BigDecimal score, String sentence) {}
