package dev.emissions.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The requests of one client connection, one after the other, over one connection to the server. */
final class Exchanges implements AutoCloseable {
    /** The server may end a connection that was idle for long; one that is as young as this it has not. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Channel client;
    private final URI server;
    private final FaultProxy proxy;
    private Channel upstream;
    private long lastUse;

    Exchanges(Channel client, URI server, FaultProxy proxy) {
        this.client = client;
        this.server = server;
        this.proxy = proxy;
    }

    void serve() throws IOException, InterruptedException {
        boolean goesOn = true;
        while (goesOn) {
            Optional<Head> head = Head.read(client.in());
            goesOn = head.isPresent() && serve(head.orElseThrow());
        }
    }

    /** Returns whether the connection stays. */
    private boolean serve(Head head) throws IOException, InterruptedException {
        Request request = Request.of(head);
        Fault fault = proxy.strike(request);
        return switch (fault.kind()) {
            case NONE -> forward(request, head, client.in());
            case STRIP_HEADER -> forward(request, head.without(fault.header()), client.in());
            case SLOW -> forwardLate(request, head, fault);
            case REFUSE_500 -> refuse(head, "500 Internal Server Error", "InternalError");
            case DENY_403 -> refuse(head, "403 Forbidden", "AccessDenied");
            case DROP -> {
                fault.moment().run();
                yield false;
            }
            case LOST_REPLY -> {
                exchange(request, head, client.in(), OutputStream.nullOutputStream());
                fault.moment().run();
                yield false;
            }
        };
    }

    private boolean forward(Request request, Head head, InputStream body) throws IOException {
        boolean stays = exchange(request, head, body, client.out());
        client.out().flush();
        return stays && !head.says("Connection", "close");
    }

    private boolean forwardLate(Request request, Head head, Fault fault) throws IOException, InterruptedException {
        inviteBody(head);
        var body = new ByteArrayOutputStream();
        Body.copyRequest(head, client.in(), body);
        Thread.sleep(fault.delay().toMillis());
        return forward(request, head.without("Expect"), new ByteArrayInputStream(body.toByteArray()));
    }

    private boolean refuse(Head head, String status, String code) throws IOException {
        if (head.header("Expect").isEmpty()) {
            Body.copyRequest(head, client.in(), OutputStream.nullOutputStream());
        }
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                        + "</Code><Message>Refused on purpose</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        client.out()
                .write(("HTTP/1.1 " + status
                                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        if (!head.lines().get(0).startsWith("HEAD ")) {
            client.out().write(body);
        }
        client.out().flush();
        return false;
    }

    /** Carries one request to the server and its answer to {@code answerTo}; returns whether both connections may carry another. */
    private boolean exchange(Request request, Head head, InputStream body, OutputStream answerTo) throws IOException {
        connect();
        inviteBody(head);
        head.without("Expect").write(upstream.out());
        Body.copyRequest(head, body, upstream.out());
        upstream.out().flush();
        Head answer = finalAnswer();
        answer.write(answerTo);
        Body.copyAnswer(request.method(), answer, upstream.in(), answerTo);
        lastUse = System.nanoTime();
        return Body.hasOwnEnd(request.method(), answer) && !answer.says("Connection", "close");
    }

    /** The client that asks first gets its answer from here, for the fault is decided already. */
    private void inviteBody(Head head) throws IOException {
        if (head.header("Expect").isPresent()) {
            client.out().write(CONTINUE);
            client.out().flush();
        }
    }

    private Head finalAnswer() throws IOException {
        while (true) {
            Head answer = Head.read(upstream.in())
                    .orElseThrow(() -> new IOException("The server ended the connection without an answer"));
            if (answer.status() >= 200) {
                return answer;
            }
        }
    }

    private void connect() throws IOException {
        if (upstream != null && System.nanoTime() - lastUse < FRESH_NANOS) {
            return;
        }
        close();
        upstream = new Channel(new Socket(server.getHost(), server.getPort()));
    }

    /** Ends the connection to the server; that to the client stays. */
    @Override
    public void close() {
        if (upstream != null) {
            upstream.close();
        }
    }
}
