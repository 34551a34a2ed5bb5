package dev.emissions.producer.drop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowReaderTest {
    private static final String FLAT =
            "{\"date\":\"03/01/2026\",\"domain\":\"city-post.example\",\"format\":\"banner\",\"country\":\"United States\","
                    + "\"ad_size\":\"320x50\",\"device\":\"mobile\",\"adSelectionEmissions\":0.40000000,"
                    + "\"creativeDistributionEmissions\":0.02000000,\"mediaDistributionEmissions\":\"0.05000000\","
                    + "\"totalEmissions\":0.47000000,\"domainCoverage\":\"measured\"}";

    @Test
    void theFlatFormIsTheSameEventAsItsCsvRow() throws IOException {
        EmissionEvent fromCsv = ((DropRow.Parsed) Rows.csv(Rows.GOOD).get(0)).event();

        assertThat(event(FLAT)).isEqualTo(fromCsv);
    }

    @Test
    void theFullFormTakesEveryFieldAsItIs() throws IOException {
        EmissionEvent event = event("{\"event_id\":\"a1\",\"event_time\":1772323200000000,\"domain\":\"x.example\","
                + "\"device\":4,\"impressions\":12,\"ad_selection_grams\":1.5,\"total_grams\":null,"
                + "\"framework\":\"gmsf\",\"producer_sequence\":3}");

        assertThat(event.getEventId()).isEqualTo("a1");
        assertThat(event.getEventTime()).isEqualTo(1772323200000000L);
        assertThat(event.getDevice()).isEqualTo("4");
        assertThat(event.getImpressions()).isEqualTo(12);
        assertThat(event.getAdSelectionGrams()).isEqualTo(1.5);
        assertThat(event.getTotalGrams()).isNull();
        assertThat(event.getFramework()).isEqualTo("gmsf");
        assertThat(event.getProducerSequence()).isEqualTo(3);
    }

    @Test
    void timesMayBeText() throws IOException {
        assertThat(event("{\"event_time\":\"2026-03-01T01:00:00.5+01:00\"}").getEventTime())
                .isEqualTo(1772323200500000L);
        assertThat(event("{\"event_time\":\"soon\"}").getEventTime()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatCannotBeReadIsRejectableAndTheTextIsKept() throws IOException {
        String line = "{\"event_id\":\"a1\",\"impressions\":\"many\",\"total_grams\":\"NaN\"}";
        DropRow.Parsed row = (DropRow.Parsed) Rows.json(line).get(0);

        assertThat(row.event().getImpressions()).isNegative();
        assertThat(row.event().getTotalGrams()).isNaN();
        assertThat(row.text()).isEqualTo(line);
    }

    @Test
    void aMemberThatNoEventHasIsKeptInTheText() throws IOException {
        String line = "{\"event_id\":\"a1\",\"campaign\":\"spring\"}";

        assertThat(((DropRow.Parsed) Rows.json(line).get(0)).text()).isEqualTo(line);
        assertThat(((DropRow.Parsed) Rows.json(FLAT).get(0)).text()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event_id\":\"a1\"              | expected one JSON object, got: Unexpected end-of-input",
                "[1]                               | expected one JSON object, got: no object",
                "{\"event_id\":{}}                 | expected one JSON object, got: a structure as the value of event_id",
                "{\"event_id\":1} {}               | expected one JSON object, got: more behind the object",
                "{\"domain\":\"a\",\"domain\":\"b\"} | expected one JSON object, got: Duplicate field 'domain'",
                "{}                                | expected the names of an event, got none",
                "{\"campaign\":1}                  | expected the names of an event, got campaign",
                "{\"event_id\":\"e\\ud83d\"}     | expected one JSON object, got: half a surrogate pair",
                "not json                          | expected one JSON object, got: Unrecognized token 'not'"
            })
    void whatIsNoEventIsMalformed(String line, String error) throws IOException {
        List<String> told = Rows.told(Rows.json(FLAT + "\n" + line + "\n" + FLAT));

        assertThat(told).hasSize(3);
        assertThat(told.get(1)).startsWith("2! " + error);
        assertThat(told.get(2)).isEqualTo("3 city-post.example");
    }

    @Test
    void numbersThatNobodyCanMeanAreMalformed() throws IOException {
        String line = "{\"event_id\":" + "1".repeat(1_001) + "}";

        assertThat(Rows.told(Rows.json(line + "\n" + FLAT)))
                .satisfiesExactly(
                        told -> assertThat(told).startsWith("1! expected one JSON object, got: Number value length"),
                        told -> assertThat(told).isEqualTo("2 city-post.example"));
    }

    private static EmissionEvent event(String line) throws IOException {
        return ((DropRow.Parsed) Rows.json(line).get(0)).event();
    }
}
