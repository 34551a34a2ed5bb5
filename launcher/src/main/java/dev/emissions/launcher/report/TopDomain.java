package dev.emissions.launcher.report;

import java.math.BigDecimal;

/** A line of a ranking. */
public record TopDomain(
        int rank, String domain, long events, long impressions, BigDecimal totalGrams, BigDecimal gco2pm) {}
