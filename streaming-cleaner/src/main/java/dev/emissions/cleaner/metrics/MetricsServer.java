package dev.emissions.cleaner.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves one page of metrics over HTTP, one request at a time. */
public final class MetricsServer implements AutoCloseable {
    private static final String PATH = "/metrics";
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final String host;
    private final Supplier<String> page;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("metrics"));

    private MetricsServer(HttpServer server, String host, Supplier<String> page) {
        this.server = server;
        this.host = host;
        this.page = page;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param page makes the page anew for each request, as Prometheus' text
     */
    public static MetricsServer start(String host, int port, Supplier<String> page) {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure(ExitCode.USAGE, "--metrics-port: got " + port + ", expected 0 to 65535");
        }
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
            MetricsServer server = new MetricsServer(http, host, page);
            http.createContext("/", server::answer);
            http.setExecutor(server.thread);
            http.start();
            return server;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot serve metrics at " + host + ":" + port + ": " + e.getMessage()
                            + "; expected an address of this machine and a free port; 0 takes any",
                    e);
        }
    }

    /** Where the metrics are. */
    public URI address() {
        String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create("http://" + literal + ":" + server.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().getPath();
            boolean isRead = exchange.getRequestMethod().equals("GET");
            if (!isRead) {
                send(exchange, 405, "Only GET is understood\n");
            } else if (!asked.equals(PATH)) {
                send(exchange, 404, "The metrics are at " + PATH + "\n");
            } else {
                exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
                send(exchange, 200, page.get());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
