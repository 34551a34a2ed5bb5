package dev.emissions.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that keeps what lands on it, and answers each request with its method, Host header and body. */
final class Origin implements AutoCloseable {
    private final LinkedBlockingQueue<String> landed = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Origin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests that were carried out, such as {@code PUT /key}. */
    List<String> landed() {
        return List.copyOf(landed);
    }

    /** Takes the next request that is carried out, or null if none comes for long. */
    String awaitLanding() throws InterruptedException {
        return landed.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            landed.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] answer = (exchange.getRequestMethod() + "|" + headers.getFirst("Host") + "|"
                            + headers.getFirst("If-None-Match") + "|" + body)
                    .getBytes(StandardCharsets.UTF_8);
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            // Zero means chunks of whatever length.
            boolean inChunks = "chunks".equals(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(200, isHead ? -1 : inChunks ? 0 : answer.length);
            if (!isHead) {
                exchange.getResponseBody().write(answer);
            }
        }
    }
}
