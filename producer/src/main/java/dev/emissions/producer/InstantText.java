package dev.emissions.producer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times such as 2026-03-01T12:00:00Z, and dates, which mean their midnight in UTC. */
public final class InstantText implements ITypeConverter<Instant> {
    private static final int DATE_LENGTH = "2026-03-01".length();

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "expected a time such as 2026-03-01T12:00:00Z or 2026-03-01, got \"" + text + "\"");
        }
    }
}
