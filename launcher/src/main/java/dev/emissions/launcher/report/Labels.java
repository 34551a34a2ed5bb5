package dev.emissions.launcher.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The generator's truth.
 *
 * @param issues by rule, the positions of the records on which it must fire
 * @param anomalies by event id, the kind of anomaly
 * @param anomalous positions of those events
 * @param faulty ids of the events that were made with an issue
 */
record Labels(
        Map<String, Set<Position>> issues, Map<String, String> anomalies, Set<Position> anomalous, Set<String> faulty) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    static Labels read(Path file) {
        Labels labels = new Labels(new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            parser.forEach(labels::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read labels " + file, e);
        }
        return labels;
    }

    private void add(CSVRecord label) {
        String id = label.get("event_id");
        Position position =
                new Position(Integer.parseInt(label.get("kafka_partition")), Long.parseLong(label.get("kafka_offset")));
        if (label.get("kind").equals("anomaly")) {
            anomalies.put(id, label.get("name"));
            anomalous.add(position);
        } else {
            faulty.add(id);
            issues.computeIfAbsent(label.get("name"), unused -> new HashSet<>()).add(position);
        }
    }
}
