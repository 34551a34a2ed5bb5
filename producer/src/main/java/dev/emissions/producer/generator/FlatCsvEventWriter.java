package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.producer.drop.FlatRow;
import dev.emissions.schemas.EmissionEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/** The older flat form: one row per event with date, English country names and eight decimals. */
final class FlatCsvEventWriter implements EventWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("").get();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);
    private static final int DECIMALS = 8;
    private static final String NO_DATE = "00/00/0000";

    private final Writer out;

    FlatCsvEventWriter(OutputStream stream) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
        out.write(FORMAT.format(FlatRow.HEADER.toArray()));
        out.write('\n');
    }

    @Override
    public String write(GeneratedEvent event) throws IOException {
        List<String> row = row(event.event());
        String line = FORMAT.format(row.toArray());
        out.write(event.isDamaged() ? line.substring(0, line.length() / 2) : line);
        out.write('\n');
        return FlatRow.idOf(row);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static List<String> row(EmissionEvent event) {
        List<String> row = new ArrayList<>();
        row.add(date(event.getEventTime()));
        row.add(event.getDomain());
        row.add(event.getFormat());
        row.add(Markets.nameOrText(event.getCountry()));
        row.add(event.getAdSize());
        row.add(device(event.getDevice()));
        row.add(grams(event.getAdSelectionGrams()));
        row.add(grams(event.getCreativeDistributionGrams()));
        row.add(grams(event.getMediaDistributionGrams()));
        row.add(grams(event.getTotalGrams()));
        row.add(event.getDomainCoverage());
        row.replaceAll(value -> value == null ? "" : value);
        return row;
    }

    private static String date(Long micros) {
        if (micros == null) {
            return "";
        }
        return micros == Long.MIN_VALUE
                ? NO_DATE
                : DATE.format(LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC));
    }

    /** The form knows no television. */
    private static String device(String device) {
        return switch (device) {
            case "phone" -> "mobile";
            case "pc", "tv" -> "desktop";
            default -> device;
        };
    }

    private static String grams(Double grams) {
        if (grams == null) {
            return "";
        }
        return Double.isFinite(grams)
                ? BigDecimal.valueOf(grams)
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : grams.toString();
    }
}
