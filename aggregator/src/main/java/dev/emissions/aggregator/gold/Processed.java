package dev.emissions.aggregator.gold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a gold table was computed from.
 *
 * @param cleanedId identity of the table of accepted events
 * @param cleanedVersion its version
 * @param recipe the settings that shape the result: after a change of them every day must be computed anew
 */
public record Processed(String cleanedId, long cleanedVersion, String recipe) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static Processed parse(String json) {
        try {
            return JSON.readValue(json, Processed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what a gold table was computed from: " + json, e);
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + this, e);
        }
    }
}
