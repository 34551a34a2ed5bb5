package dev.emissions.producer.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A country in which ads are shown.
 *
 * @param code ISO 3166-1 alpha-2
 * @param alpha3 ISO 3166-1 alpha-3
 * @param name English name
 * @param gridGramsPerKilowattHour CO2e of the public grid, 2024 (Ember)
 * @param weight its share of the world's ads, any unit
 * @param regions ISO 3166-2 subdivisions that occur
 */
record Market(
        String code, String alpha3, String name, double gridGramsPerKilowattHour, double weight, List<String> regions) {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    static List<Market> all() {
        try (var stream = Market.class.getResourceAsStream("markets.csv");
                var parser = CSVParser.parse(stream, StandardCharsets.UTF_8, FORMAT)) {
            return parser.stream().map(Market::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of markets", e);
        }
    }

    private static Market of(CSVRecord row) {
        return new Market(
                row.get("code"),
                row.get("alpha3"),
                row.get("name"),
                Double.parseDouble(row.get("grid")),
                Double.parseDouble(row.get("weight")),
                List.of(row.get("regions").split(" ", -1)));
    }
}
