package dev.emissions.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What follows a head; copied as it came, never held in memory. */
final class Body {
    private static final int BUFFER = 1 << 16;

    private Body() {}

    /** Copies the body of a request. */
    static void copyRequest(Head head, InputStream from, OutputStream to) throws IOException {
        if (isChunked(head)) {
            copyChunks(from, to);
        } else {
            copy(from, to, length(head));
        }
    }

    /** Copies the body of an answer to a request of {@code method}. */
    static void copyAnswer(String method, Head head, InputStream from, OutputStream to) throws IOException {
        int status = head.status();
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return;
        }
        if (isChunked(head)) {
            copyChunks(from, to);
        } else if (head.header("Content-Length").isPresent()) {
            copy(from, to, length(head));
        } else {
            from.transferTo(to);
        }
    }

    /** Whether the answer's end is told by itself, so that the connection may carry another. */
    static boolean hasOwnEnd(String method, Head head) {
        return method.equals("HEAD")
                || head.status() == 204
                || head.status() == 304
                || isChunked(head)
                || head.header("Content-Length").isPresent();
    }

    private static boolean isChunked(Head head) {
        return head.says("Transfer-Encoding", "chunked");
    }

    private static long length(Head head) {
        return head.header("Content-Length").map(Long::parseLong).orElse(0L);
    }

    private static void copyChunks(InputStream from, OutputStream to) throws IOException {
        long size = 1;
        while (size > 0) {
            String line = copyLine(from, to);
            size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
            if (size > 0) {
                copy(from, to, size);
                copyLine(from, to);
            }
        }
        for (String trailer = copyLine(from, to); !trailer.isEmpty(); ) {
            trailer = copyLine(from, to);
        }
    }

    private static String copyLine(InputStream from, OutputStream to) throws IOException {
        String line = Head.line(from);
        if (line == null) {
            throw new EOFException("The connection ended between two chunks");
        }
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return line;
    }

    private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, bytes)];
        for (long left = bytes; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("The connection ended " + left + " bytes before its body");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }
}
