package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Metrics as Prometheus fetches them from a running cleaner. */
class MetricsE2E extends StackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("Metrics at (http://127\\.0\\.0\\.1:\\d+/metrics)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(emissions_[a-z0-9_]+)(\\{.*})? (\\S+)$");

    @Test
    void metricsFollowWhatIsSealedAndWhatIsUnread() throws Exception {
        String topic = "metrics";
        String lake = stack.lake("metrics");
        Path log = folder.resolve("clean.log");
        stack.createTopic(topic, 2, Map.of("retention.ms", "86400000"));
        product.run("generate", "--topic", topic, "--count", "500").succeeded();

        Process cleaner = product.start(
                log, "clean", "--trigger", "200ms", "--topic", topic, "--lake", lake, "--metrics-port", "0");
        try {
            URI address = await().atMost(PATIENCE)
                    .until(() -> address(log), Optional::isPresent)
                    .orElseThrow();
            String before = fetch(address);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sum(fetch(address), "emissions_events_total"))
                    .isEqualTo(500));
            product.run("generate", "--topic", topic, "--count", "300", "--seed", "2")
                    .succeeded();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sum(fetch(address), "emissions_events_total"))
                    .isEqualTo(800));
            String after = fetch(address);

            assertThat(sum(before, "emissions_lag_events")).isEqualTo(500);
            assertThat(sum(before, "emissions_lag_seconds")).isPositive();
            assertThat(sum(before, "emissions_retention_left_seconds")).isBetween(86_000.0, 2 * 86_400.0);
            assertThat(sum(after, "emissions_lag_events")).isZero();
            assertThat(sum(after, "emissions_lag_seconds")).isZero();
            assertThat(after).doesNotContain("emissions_retention_left_seconds{");
            assertThat(sum(after, "emissions_sealed_offset")).isEqualTo(800);
            assertThat(sum(after, "emissions_freshness_seconds")).isPositive();
            assertThat(sum(after, "emissions_batch_seconds_count")).isGreaterThanOrEqualTo(2);
            assertThat(sum(after, "emissions_batch_phase_seconds_sum"))
                    .isPositive()
                    .isLessThanOrEqualTo(sum(after, "emissions_batch_seconds_sum"));
            assertThat(sum(after, "emissions_rejections_total")).isPositive();
            assertThat(sum(after, "emissions_s3_requests_total")).isGreaterThan(10);
            assertThat(sum(after, "emissions_last_seal_age_seconds")).isPositive();
        } finally {
            cleaner.destroy();
            cleaner.waitFor();
        }
    }

    private static Optional<URI> address(Path log) throws IOException {
        Matcher address = ADDRESS.matcher(Files.readString(log));
        return address.find() ? Optional.of(URI.create(address.group(1))) : Optional.empty();
    }

    private static String fetch(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    /** Over all samples of that name, whatever their labels. */
    private static double sum(String metrics, String name) {
        return SAMPLE.matcher(metrics)
                .results()
                .filter(sample -> sample.group(1).equals(name))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }
}
