package dev.emissions.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands on the loopback before an S3 server and lets requests go wrong on purpose. Plain HTTP/1.1; heads go on as they came, the Host
 * header among them, for it is signed.
 */
public final class FaultProxy implements AutoCloseable {
    /** A request and what happened to it. */
    public record Passage(Request request, Fault fault) {}

    private final URI server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Channel> clients = ConcurrentHashMap.newKeySet();
    private final List<Faults> faults = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Passage> passages = new ConcurrentLinkedQueue<>();

    private FaultProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    }

    /** Starts a proxy before the server, such as {@code http://127.0.0.1:9000}; nothing goes wrong yet. */
    public static FaultProxy before(URI server) throws IOException {
        var proxy = new FaultProxy(server);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** What clients take for the server. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on these faults happen as well; of several for one request the one injected first does. */
    public void inject(Faults more) {
        faults.add(more);
    }

    /** From now on nothing goes wrong. */
    public void heal() {
        faults.clear();
    }

    /** The requests that have come so far, oldest first. */
    public List<Passage> passages() {
        return List.copyOf(passages);
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        clients.forEach(Channel::close);
    }

    Fault strike(Request request) {
        Fault struck = faults.stream()
                .map(each -> each.of(request))
                .reduce(Fault.NONE, (first, second) -> first.kind() == Fault.Kind.NONE ? second : first);
        passages.add(new Passage(request, struck));
        return struck;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new java.io.UncheckedIOException("Cannot accept connections", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (var client = new Channel(socket);
                var exchanges = new Exchanges(client, server, this)) {
            clients.add(client);
            try {
                exchanges.serve();
            } finally {
                clients.remove(client);
            }
        } catch (IOException e) {
            // One side ended the connection: the other learns it by the end of its own.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
