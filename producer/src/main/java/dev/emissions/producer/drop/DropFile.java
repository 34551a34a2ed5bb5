package dev.emissions.producer.drop;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file that was dropped for the lake to take in, checked as far as its first line tells.
 *
 * @param path where it lies now
 * @param sha256 of its bytes as they are, lower-case hex
 * @param bytes its size as it is
 * @param form what its rows are
 */
record DropFile(Path path, String sha256, long bytes, Form form) {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_NAME = 150;

    /** What the rows of a file are. */
    enum Form {
        CSV,
        JSON_LINES
    }

    /**
     * Looks at a file: whether it is there, what it holds, what its hash is.
     *
     * @throws CommandFailure if it cannot be taken in
     */
    static DropFile inspect(Path path) {
        if (!Files.exists(path)) {
            throw failure(ExitCode.USAGE, path, "no such file; expected a CSV or JSON-lines file");
        }
        if (!Files.isRegularFile(path)) {
            throw failure(
                    ExitCode.USAGE, path, "not a file; expected a CSV or JSON-lines file, got a folder or device");
        }
        try {
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw failure(ExitCode.DATA, path, "it is empty; expected a header or a JSON object, got 0 bytes");
            }
            return new DropFile(path, sha256(path), bytes, form(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Its name as it can stand in any object's key. */
    String safeName() {
        String name = path.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    /**
     * Opens it for its rows.
     *
     * @param stream from {@link #open}, closed by its owner
     */
    RowReader rows(InputStream stream) throws IOException {
        LineReader lines = new LineReader(stream);
        return switch (form) {
            case CSV -> new CsvRowReader(lines, CsvHeader.of(lines.next()).orElseThrow());
            case JSON_LINES -> new JsonRowReader(lines);
        };
    }

    /** Its text: unpacked where it is packed, without a byte order mark. */
    InputStream open() throws IOException {
        return open(path);
    }

    static CommandFailure unreadable(Path path, IOException cause) {
        return new CommandFailure(
                ExitCode.DATA,
                "Cannot ingest " + path + ": " + cause.getClass().getSimpleName() + " " + cause.getMessage()
                        + "; expected a readable file, whole if it is packed",
                cause);
    }

    private static Form form(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        boolean namedJson = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
        try (InputStream stream = open(path)) {
            Line first = firstLine(path, new LineReader(stream));
            if (namedJson
                    || (!name.endsWith(".csv")
                            && new String(first.bytes(), 0, 1, java.nio.charset.StandardCharsets.ISO_8859_1)
                                    .equals("{"))) {
                return Form.JSON_LINES;
            }
            Optional<CsvHeader> header = CsvHeader.of(first);
            if (header.isEmpty()) {
                throw failure(ExitCode.DATA, path, "not the flat form; " + CsvHeader.expectedAndGot(first));
            }
            return Form.CSV;
        }
    }

    private static Line firstLine(Path path, LineReader lines) throws IOException {
        Line line = lines.next();
        if (line == null || line.isBlank()) {
            throw failure(
                    ExitCode.DATA, path, "its first line is blank; expected a header or a JSON object, got nothing");
        }
        return line;
    }

    private static InputStream open(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            PushbackInputStream stream = new PushbackInputStream(raw, UTF_8_MARK.length);
            if (beginsWith(stream, GZIP)) {
                stream = new PushbackInputStream(
                        new BufferedInputStream(new GZIPInputStream(stream, BUFFER_BYTES), BUFFER_BYTES),
                        UTF_8_MARK.length);
            }
            if (beginsWith(stream, UTF_8_MARK)) {
                stream.skipNBytes(UTF_8_MARK.length);
            }
            return stream;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean beginsWith(PushbackInputStream stream, byte[] mark) throws IOException {
        byte[] begin = stream.readNBytes(mark.length);
        stream.unread(begin);
        return Arrays.equals(begin, mark);
    }

    private static String sha256(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream stream = new DigestInputStream(Files.newInputStream(path), digest)) {
                stream.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static CommandFailure failure(ExitCode code, Path path, String cause) {
        return new CommandFailure(code, "Cannot ingest " + path + ": " + cause);
    }
}
