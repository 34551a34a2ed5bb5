package dev.emissions.logstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Just enough of an S3 server on the loopback for S3A to write, look up, list and delete, with faults on demand. */
final class FakeS3 implements AutoCloseable {
    /** What goes wrong with a PUT. */
    enum Fault {
        /** The object is stored, but the connection ends without a reply. */
        REPLY_LOST,
        /** The connection ends before the object is stored. */
        REQUEST_LOST,
        /** A rival's object is there first, and the connection ends without a reply. */
        RIVAL_WINS_AND_REPLY_LOST,
        /** Two conditional writes met: refused, and nothing is stored. */
        CONFLICT,
        NONE
    }

    private record Stored(String content, Map<String, String> metadata) {}

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean isConditionIgnored;
    private volatile boolean isMetadataDropped;
    private volatile String refusal;

    FakeS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next PUTs go wrong in this order; those after them do not. */
    void schedule(Fault... next) {
        faults.addAll(Arrays.asList(next));
    }

    void ignoreConditions() {
        isConditionIgnored = true;
    }

    void dropMetadata() {
        isMetadataDropped = true;
    }

    /** Every request is refused, as {@code 403 AccessDenied}. */
    void refuse(String statusAndCode) {
        refusal = statusAndCode;
    }

    String content(String key) {
        Stored stored = objects.get(key);
        return stored == null ? null : stored.content();
    }

    void store(String key, String content) {
        objects.put(key, new Stored(content, Map.of()));
    }

    List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** Methods of the requests since the last call, such as {@code PUT}. */
    List<String> requests() {
        List<String> seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod());
            String body = new String(body(exchange), StandardCharsets.UTF_8);
            String key = exchange.getRequestURI().getPath().replaceFirst("^/[^/]*/?", "");
            if (refusal != null) {
                error(exchange, refusal);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, key, body);
                case "HEAD", "GET" -> get(exchange, key);
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> error(exchange, "405 MethodNotAllowed");
            }
        }
    }

    private synchronized void put(HttpExchange exchange, String key, String body) throws IOException {
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
        switch (fault) {
            case REQUEST_LOST -> {}
            case REPLY_LOST -> objects.put(key, new Stored(body, metadata(exchange)));
            case RIVAL_WINS_AND_REPLY_LOST -> store(key, "rival");
            case CONFLICT -> error(exchange, "409 ConditionalRequestConflict");
            case NONE -> {
                boolean isConditional = exchange.getRequestHeaders().containsKey("If-None-Match");
                if (isConditional && !isConditionIgnored && objects.containsKey(key)) {
                    error(exchange, "412 PreconditionFailed");
                } else {
                    objects.put(key, new Stored(body, metadata(exchange)));
                    exchange.getResponseHeaders().add("ETag", "\"" + body.hashCode() + "\"");
                    exchange.sendResponseHeaders(200, -1);
                }
            }
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        Stored stored = objects.get(key);
        if (key.isEmpty()) {
            list(exchange);
        } else if (stored == null) {
            error(exchange, "404 NoSuchKey");
        } else {
            stored.metadata()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            exchange.getResponseHeaders().add("ETag", "\"" + stored.content().hashCode() + "\"");
            exchange.getResponseHeaders().add("Last-Modified", "Mon, 16 Mar 2026 10:00:00 GMT");
            reply(exchange, 200, stored.content().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Lists without folders or pages, which is all that the log store asks for. */
    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("start-after", "");
        String entries = objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                .map(key ->
                        "<Contents><Key>" + key + "</Key><LastModified>2026-03-16T10:00:00.000Z</LastModified><Size>"
                                + objects.get(key).content().length() + "</Size></Contents>")
                .collect(Collectors.joining());
        String xml = "<ListBucketResult><IsTruncated>false</IsTruncated>" + entries + "</ListBucketResult>";
        reply(exchange, 200, xml.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> metadata(HttpExchange exchange) {
        Map<String, String> metadata = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-meta-") && !isMetadataDropped) {
                metadata.put(name, values.get(0));
            }
        });
        return metadata;
    }

    private static void error(HttpExchange exchange, String statusAndCode) throws IOException {
        String[] parts = statusAndCode.split(" ", 2);
        String xml = "<Error><Code>" + parts[1] + "</Code><Message>" + parts[1] + "</Message></Error>";
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        reply(exchange, Integer.parseInt(parts[0]), xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        Map<String, String> parameters = new TreeMap<>();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            parameters.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
        }
        return parameters;
    }

    /** The body; nothing of it is skipped, for the server would not count that. A signed one comes in chunks of {@code SIZE;chunk-signature=...}, bytes and a line's end each. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            if (!exchange.getRequestHeaders().containsKey("X-amz-decoded-content-length")) {
                return in.readAllBytes();
            }
            var content = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                content.writeBytes(in.readNBytes(size));
                chunk(in);
            }
            in.readAllBytes();
            return content.toByteArray();
        }
    }

    private static int chunk(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        String size = line.toString().strip().split(";", 2)[0];
        return size.isEmpty() ? 0 : Integer.parseInt(size, 16);
    }
}
