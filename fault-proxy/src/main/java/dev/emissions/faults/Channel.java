package dev.emissions.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection, to a client or to the server. */
final class Channel implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Channel(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Ends the connection, also under a thread that reads from it; what was not flushed is lost. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot close " + socket, e);
        }
    }
}
