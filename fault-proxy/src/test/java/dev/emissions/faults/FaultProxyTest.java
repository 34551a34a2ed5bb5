package dev.emissions.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProxyTest {
    private static final RequestPattern PUTS = RequestPattern.of("PUT", "/key");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Origin origin;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        origin = new Origin();
        proxy = FaultProxy.before(origin.address());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        origin.close();
    }

    @Test
    void requestsGoOnAsTheyCame() throws Exception {
        String host = proxy.endpoint().getAuthority();

        assertThat(put("/key", "body").body()).isEqualTo("PUT|" + host + "|*|body");
        assertThat(send(request("/key?list=2").GET()).body()).isEqualTo("GET|" + host + "|*|");
        assertThat(send(request("/key").method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
        assertThat(origin.landed()).containsExactly("PUT /key", "GET /key?list=2", "HEAD /key");
    }

    @Test
    void bodiesWithoutALengthGoOnAsTheyCame() throws Exception {
        String large = "0123456789".repeat(100_000);

        HttpResponse<String> answer = send(request("/key?chunks")
                .PUT(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));

        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(answer.body()).endsWith("|" + large);
    }

    @Test
    void clientThatAsksBeforeItSendsIsInvited() throws Exception {
        assertThat(send(request("/key").expectContinue(true).PUT(BodyPublishers.ofString("body")))
                        .body())
                .endsWith("|body");
    }

    @Test
    void refusedRequestDoesNotLand() throws Exception {
        proxy.inject(Faults.at(PUTS, 1, Fault.REFUSE_500));

        assertThat(put("/key", "first").statusCode()).isEqualTo(500);
        assertThat(put("/key", "second").statusCode()).isEqualTo(200);
        assertThat(origin.landed()).containsExactly("PUT /key");
    }

    @Test
    void deniedRequestDoesNotLandAndTheServersWordIsGiven() throws Exception {
        proxy.inject(Faults.always(PUTS, Fault.DENY_403));

        HttpResponse<String> answer = put("/key", "body");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
        assertThat(origin.landed()).isEmpty();
    }

    @Test
    void droppedRequestDoesNotLandAndHasNoAnswer() {
        proxy.inject(Faults.always(PUTS, Fault.DROP));

        assertThatThrownBy(() -> put("/key", "body")).isInstanceOf(IOException.class);
        assertThat(origin.landed()).isEmpty();
    }

    @Test
    void requestOfALostReplyLands() {
        proxy.inject(Faults.at(PUTS, 1, Fault.LOST_REPLY));

        assertThatThrownBy(() -> put("/key", "body")).isInstanceOf(IOException.class);
        assertThat(origin.landed()).first().isEqualTo("PUT /key");
    }

    @Test
    void slowRequestLandsAlthoughItsClientHasGivenUp() throws Exception {
        proxy.inject(Faults.at(PUTS, 1, Fault.slow(Duration.ofMillis(300))));

        HttpRequest.Builder impatient =
                request("/key").timeout(Duration.ofMillis(50)).PUT(BodyPublishers.ofString("body"));
        assertThatThrownBy(() -> send(impatient)).isInstanceOf(IOException.class);

        assertThat(origin.landed()).isEmpty();
        assertThat(origin.awaitLanding()).isEqualTo("PUT /key");
    }

    @Test
    void momentsRunBeforeAndAfterTheRequestLands() {
        List<List<String>> seen = new ArrayList<>();
        proxy.inject(Faults.at(PUTS, 1, Fault.before(() -> seen.add(origin.landed()))));
        proxy.inject(Faults.at(RequestPattern.of("DELETE", ""), 1, Fault.after(() -> seen.add(origin.landed()))));

        assertThatThrownBy(() -> put("/key", "body")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> send(request("/key").DELETE())).isInstanceOf(IOException.class);

        assertThat(seen).containsExactly(List.of(), List.of("DELETE /key"));
    }

    @Test
    void strippedHeaderIsNotSeenByTheServer() throws Exception {
        proxy.inject(Faults.always(PUTS, Fault.stripHeader("if-none-match")));

        assertThat(put("/key", "body").body()).endsWith("|null|body");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void onlyTheNthRequestOfThePatternIsStruck(int nth) throws Exception {
        proxy.inject(Faults.at(PUTS, nth, Fault.REFUSE_500));

        List<Integer> statuses = new ArrayList<>();
        for (String key : List.of("/other", "/key/1", "/key/2", "/key/3")) {
            statuses.add(put(key, "").statusCode());
        }

        assertThat(statuses.indexOf(500)).isEqualTo(nth);
        assertThat(statuses).containsOnlyOnce(500);
        assertThat(proxy.passages())
                .filteredOn(passage -> passage.fault().kind() == Fault.Kind.REFUSE_500)
                .hasSize(1);
    }

    @Test
    void healedProxyStrikesNothing() throws Exception {
        proxy.inject(Faults.always(RequestPattern.any(), Fault.REFUSE_500));
        proxy.heal();

        assertThat(put("/key", "body").statusCode()).isEqualTo(200);
    }

    @Test
    void randomFaultsAreTheSameForASeedAndAsManyAsAsked() {
        List<Fault.Kind> first = draw(7);

        assertThat(draw(7)).isEqualTo(first);
        assertThat(draw(8)).isNotEqualTo(first);
        assertThat(first).filteredOn(kind -> kind != Fault.Kind.NONE).hasSizeBetween(150, 250);
        assertThat(first).contains(Fault.Kind.DROP, Fault.Kind.LOST_REPLY);
    }

    private static List<Fault.Kind> draw(long seed) {
        Faults faults = Faults.random(seed, 0.2, PUTS, List.of(Fault.DROP, Fault.LOST_REPLY));
        return IntStream.range(0, 1000)
                .mapToObj(each -> faults.of(new Request("PUT", "/key", "")).kind())
                .toList();
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(proxy.endpoint() + path)).header("If-None-Match", "*");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
