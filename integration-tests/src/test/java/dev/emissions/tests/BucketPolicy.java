package dev.emissions.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.faults.Fault;
import dev.emissions.faults.Faults;
import dev.emissions.faults.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A policy of deploy/policies as a server applies it: what no statement allows is refused. */
final class BucketPolicy implements Faults {
    private static final String BUCKET = "arn:aws:s3:::lake";

    private final JsonNode statements;
    private final String prefix;
    private final List<String> refused = new CopyOnWriteArrayList<>();

    private BucketPolicy(JsonNode statements, String prefix) {
        this.statements = statements;
        this.prefix = prefix;
    }

    /**
     * @param prefix of the lake in its bucket
     */
    static BucketPolicy of(String name, String prefix) throws IOException {
        Path file = Path.of(System.getProperty("distribution.directory"), "../../deploy/policies", name + ".json");
        return new BucketPolicy(
                new ObjectMapper().readTree(Files.readString(file)).path("Statement"), prefix);
    }

    /** What was refused so far, by action and object. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public Fault of(Request request) {
        String path = request.path().replaceFirst("/+$", "");
        String key = path.startsWith("/lake/") ? path.substring("/lake/".length()) : "";
        String relative = key.startsWith(prefix + "/") ? key.substring(prefix.length() + 1) : "";
        String action = action(request, key);
        String resource = key.isEmpty() ? BUCKET : BUCKET + "/" + relative;
        // The marker that a folder is there: S3 has none, and no policy needs to tell.
        boolean isRoot = action.equals("s3:GetObject") && !key.isEmpty() && (key.equals(prefix) || relative.isEmpty());
        if (isRoot || allows(action, resource)) {
            return Fault.NONE;
        }
        refused.add(action + " " + resource);
        return Fault.DENY_403;
    }

    private static String action(Request request, String key) {
        if (key.isEmpty()) {
            return request.method().equals("POST") ? "s3:DeleteObject" : "s3:ListBucket";
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> "s3:GetObject";
            case "DELETE" -> request.query().contains("uploadId=") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
            default -> "s3:PutObject";
        };
    }

    private boolean allows(String action, String resource) {
        return StreamSupport.stream(statements.spliterator(), false)
                .anyMatch(statement ->
                        hasAny(statement.path("Action"), action) && hasAny(statement.path("Resource"), resource));
    }

    private static boolean hasAny(JsonNode patterns, String text) {
        return StreamSupport.stream(patterns.spliterator(), false)
                .anyMatch(pattern -> Pattern.matches(
                        java.util.Arrays.stream(pattern.asText().split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")),
                        text));
    }
}
