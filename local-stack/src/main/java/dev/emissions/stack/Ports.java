package dev.emissions.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Picks and checks ports of this machine's loopback address. */
final class Ports {
    /** Below the ports that systems lend to outgoing connections: a client that retries can never connect to itself there. */
    private static final int LOWEST = 20_000;

    private static final int BEYOND = 30_000;
    private static final int ATTEMPTS = 1_000;
    private static final int CONNECT_MILLIS = 500;

    private final RandomGenerator random;

    Ports(RandomGenerator random) {
        this.random = random;
    }

    /** A port on which nothing listens now. */
    int free() {
        return freeBeside();
    }

    /** A port on which nothing listens now, and none of those given. */
    int freeBeside(int... taken) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (isFree(port) && IntStream.of(taken).noneMatch(other -> other == port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + LOWEST + " and " + BEYOND);
    }

    static boolean valid(int port) {
        return port >= 1 && port <= 65_535;
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(loopback(port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
