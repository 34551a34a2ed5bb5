package dev.emissions.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cleaner notes in Kafka beside the sealed offset of a partition: when it was sealed, and how fresh its rows were. Freshness is the
 * time from the broker's append to the seal, over the records of the last minute's seals.
 */
public record SealNote(Instant sealedAt, long freshnessP50Millis, long freshnessP95Millis, long freshnessP99Millis) {
    /** The consumer group that carries the notes unless a cleaner was told otherwise. */
    public static final String DEFAULT_GROUP = "emissions-clean";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEALED_AT = "sealed_at";
    private static final String P50 = "freshness_p50_ms";
    private static final String P95 = "freshness_p95_ms";
    private static final String P99 = "freshness_p99_ms";

    /** The note as one line of JSON. */
    public String text() {
        return JSON.createObjectNode()
                .put(SEALED_AT, sealedAt.toString())
                .put(P50, freshnessP50Millis)
                .put(P95, freshnessP95Millis)
                .put(P99, freshnessP99Millis)
                .toString();
    }

    /** The note of such a line, or empty if it is something else: offsets of a group can be set by anybody. */
    public static Optional<SealNote> parse(String text) {
        try {
            JsonNode note = JSON.readTree(text);
            if (note == null || !note.path(P50).isNumber()) {
                return Optional.empty();
            }
            return Optional.of(new SealNote(
                    Instant.parse(note.path(SEALED_AT).asText()),
                    note.path(P50).asLong(),
                    note.path(P95).asLong(),
                    note.path(P99).asLong()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
