package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a report: what a micro-batch did.
 *
 * @param processCpuMillis CPU time of the process from its start to the seal
 * @param proofMillis part of {@code tookMillis} that went into manifest and ledger; 0 where the report does not tell
 * @param counts what became of the events, all zero where the report does not tell
 */
record BatchLine(
        long batch,
        Instant sealedAt,
        long tookMillis,
        long processCpuMillis,
        long proofMillis,
        long events,
        Counts counts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The lines that are whole; a process may be about to write the next. */
    static List<BatchLine> read(Path report) {
        try {
            if (!Files.exists(report)) {
                return List.of();
            }
            String text = Files.readString(report, StandardCharsets.UTF_8);
            List<BatchLine> lines = new ArrayList<>();
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                lines.add(parse(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the report " + report, e);
        }
    }

    static BatchLine parse(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        Counts counts = new Counts(
                json.path("cleaned").asLong(),
                json.path("quarantined").asLong(),
                json.path("duplicates").asLong(),
                json.path("gaps").asLong());
        return new BatchLine(
                json.required("batch").longValue(),
                Instant.parse(json.required("sealed_at").textValue()),
                json.required("took_ms").longValue(),
                json.required("process_cpu_ms").longValue(),
                json.path("decision_ms").asLong() + json.path("seal_ms").asLong(),
                json.path("events").asLong(counts.sum()),
                counts);
    }
}
