package dev.emissions.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what is deployed: YAML documents, and the product's command lines in them. */
final class Deployed {
    static final Path ROOT = Path.of("..");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Deployed() {}

    /** All documents of a text, anchors and merges resolved. */
    static List<JsonNode> documents(String text) {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    /**
     * Parses the product's own part of a command line: what follows a job's jar, or all of it. Throws what picocli throws if the
     * product does not take it.
     *
     * @param environment with which it runs
     */
    static void parse(List<String> line, Map<String, String> environment) {
        int begin = 0;
        for (int index = 0; index < line.size(); index++) {
            if (line.get(index).contains("/jobs/emissions-")) {
                begin = index + 1;
            }
        }
        CommandTree.of(environment).parseArgs(line.subList(begin, line.size()).toArray(String[]::new));
    }
}
