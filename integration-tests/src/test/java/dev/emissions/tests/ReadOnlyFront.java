package dev.emissions.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an S3 server for a user who may only read: passes GET and HEAD on, and answers all else with access denied. */
final class ReadOnlyFront implements AutoCloseable {
    private static final byte[] DENIED = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
                    + "<Message>Access Denied</Message><RequestId>0</RequestId></Error>")
            .getBytes(StandardCharsets.UTF_8);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Headers that belong to one connection. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "content-length", "transfer-encoding", "expect");

    static {
        // The signature covers the host that the client wrote.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI server;
    private final HttpServer front;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger refused = new AtomicInteger();

    ReadOnlyFront(URI server) throws IOException {
        this.server = server;
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(threads);
        front.createContext("/", this::answer);
        front.start();
    }

    String address() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** How many requests were answered with access denied. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (READS.contains(exchange.getRequestMethod())) {
                passOn(exchange);
            } else {
                refused.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(403, DENIED.length);
                exchange.getResponseBody().write(DENIED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.noBody());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isEndToEnd(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        boolean isHead = "HEAD".equals(exchange.getRequestMethod());
        response.headers().map().forEach((name, values) -> {
            if (isEndToEnd(name) || (isHead && "content-length".equals(name))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean isEndToEnd(String header) {
        return !HOP_BY_HOP.contains(header.toLowerCase(java.util.Locale.ROOT));
    }
}
