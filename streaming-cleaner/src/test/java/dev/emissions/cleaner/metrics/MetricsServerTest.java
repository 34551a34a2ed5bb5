package dev.emissions.cleaner.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void pageIsMadeAnewForEachFetch() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        try (var server = MetricsServer.start(LOOPBACK, 0, () -> "fetches " + fetches.incrementAndGet() + "\n")) {
            HttpResponse<String> first = get(server.address());
            HttpResponse<String> second = get(server.address());

            assertThat(server.address().getHost()).isEqualTo(LOOPBACK);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(first.body()).isEqualTo("fetches 1\n");
            assertThat(second.body()).isEqualTo("fetches 2\n");
        }
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        try (var server = MetricsServer.start(LOOPBACK, 0, () -> "")) {
            HttpRequest post = HttpRequest.newBuilder(server.address())
                    .POST(BodyPublishers.ofString("x"))
                    .build();

            assertThat(get(server.address().resolve("/other")).body()).isEqualTo("The metrics are at /metrics\n");
            assertThat(HttpClient.newHttpClient()
                            .send(post, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void takenPortIsToldInOneLine() {
        try (var server = MetricsServer.start(LOOPBACK, 0, () -> "")) {
            int taken = server.address().getPort();

            assertThatThrownBy(() -> MetricsServer.start(LOOPBACK, taken, () -> ""))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith("Cannot serve metrics at 127.0.0.1:" + taken + ": ")
                    .hasMessageContaining("expected an address of this machine and a free port");
        }
    }

    @Test
    void portThatIsNoneIsAUsageError() {
        assertThatThrownBy(() -> MetricsServer.start(LOOPBACK, 70_000, () -> ""))
                .hasMessage("--metrics-port: got 70000, expected 0 to 65535");
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
