package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "emissions-clean.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:emissions|jvm|process|system)_[a-z0-9_]+");

    @Test
    void documentTellsWhatIsServed() throws IOException {
        if (Boolean.getBoolean("metrics.write")) {
            MetricsDocument.write(DOCUMENT);
        }

        assertThat(DOCUMENT)
                .as("docs/metrics.md is stale; -Dmetrics.write=true writes it anew")
                .hasContent(MetricsDocument.text());
    }

    @Test
    void dashboardAsksOnlyForWhatIsServed() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        Set<String> asked = new TreeSet<>();
        List<String> queries = dashboard.findValuesAsText("expr");
        queries.forEach(query -> asked.addAll(metrics(query)));
        asked.addAll(metrics(dashboard.at("/templating/list/1/query").asText()));

        assertThat(queries).hasSizeGreaterThan(15).allSatisfy(query -> assertThat(metrics(query))
                .isNotEmpty());
        assertThat(MetricsDocument.sampleNames()).containsAll(asked);
    }

    @Test
    void alertsAskOnlyForWhatIsServed() {
        String text = MetricsDocument.text();
        int begin = text.indexOf("```promql");

        Set<String> asked = metrics(text.substring(begin, text.indexOf("```", begin + 3)));

        assertThat(asked).isNotEmpty();
        assertThat(MetricsDocument.sampleNames()).containsAll(asked);
    }

    private static Set<String> metrics(String query) {
        return new TreeSet<>(
                METRIC.matcher(query).results().map(MatchResult::group).toList());
    }
}
