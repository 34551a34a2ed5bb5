package dev.emissions.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first line and the headers of a request or an answer, as they came. */
record Head(List<String> lines) {
    private static final int LONGEST_LINE = 1 << 16;

    Head {
        lines = List.copyOf(lines);
    }

    /** The next head of the connection, or empty if the other side has ended it. */
    static Optional<Head> read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); line != null; line = line(in)) {
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return Optional.of(new Head(lines));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        throw new EOFException("The connection ended in a head: " + lines);
    }

    /** A line without its end, or null at the end of the connection. */
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("The connection ended in a line");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("A line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    Optional<String> header(String name) {
        String start = start(name);
        return lines.stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    boolean says(String name, String value) {
        return header(name).filter(value::equalsIgnoreCase).isPresent();
    }

    Head without(String name) {
        String start = start(name);
        return new Head(lines.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                .toList());
    }

    /** Status of an answer. */
    int status() {
        return Integer.parseInt(lines.get(0).split(" ", 3)[1]);
    }

    void write(OutputStream out) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String start(String name) {
        return name.toLowerCase(Locale.ROOT) + ":";
    }
}
