package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What the JSON of every result has in common. */
final class ResultJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultJson() {}

    static ObjectNode begin(Machine machine, String commit, Instant measuredAt) {
        ObjectNode root = JSON.createObjectNode();
        root.put("measured_at", measuredAt.toString());
        root.put("commit", commit);
        root.putObject("machine")
                .put("cores", machine.cores())
                .put("processor", machine.processor())
                .put("memory_mib", machine.memoryMib())
                .put("system", machine.system())
                .put("java", machine.java());
        return root;
    }

    static void addBatch(ArrayNode batches, BatchLine line) {
        batches.addObject()
                .put("batch", line.batch())
                .put("sealed_at", line.sealedAt().toString())
                .put("took_ms", line.tookMillis())
                .put("process_cpu_ms", line.processCpuMillis())
                .put("proof_ms", line.proofMillis())
                .put("events", line.events());
    }

    static String text(ObjectNode root) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a tree as JSON", e);
        }
    }
}
