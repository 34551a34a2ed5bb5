package dev.emissions.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A Kafka cluster as its clients reach it. Prints as its brokers alone, for the rest may be secret.
 *
 * @param servers the brokers to ask first, {@code HOST:PORT[,HOST:PORT...]}
 * @param security how clients encrypt and log in, as Kafka's clients name such settings; empty for plain text
 */
public record KafkaAddress(String servers, Map<String, String> security) {
    private static final List<String> ALLOWED = List.of("security.", "sasl.", "ssl.", "client.");
    private static final String TRUSTED_PLACE = "ssl.truststore.location";
    private static final String TRUSTED_TYPE = "ssl.truststore.type";
    private static final String TRUSTED = "ssl.truststore.certificates";

    public KafkaAddress {
        security = Map.copyOf(security);
    }

    /** A cluster that is reached in plain text. */
    public static KafkaAddress plain(String servers) {
        return new KafkaAddress(servers, Map.of());
    }

    /**
     * A cluster whose clients need the settings of a properties file. Trusted certificates in PEM are taken over themselves, so that
     * other machines need no such file.
     *
     * @param file null for plain text
     * @throws CommandFailure if the file cannot be read, or sets what is not about security
     */
    public static KafkaAddress of(String servers, Path file) {
        return file == null ? plain(servers) : new KafkaAddress(servers, security(file));
    }

    /** The settings of a client, with more of its own. */
    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(security);
        all.put("bootstrap.servers", servers);
        all.putAll(more);
        return all;
    }

    /** What to tell the user where Kafka's client refuses this address or its settings; shows no value of theirs. */
    public CommandFailure refused(Exception refusal) {
        if (security.isEmpty()) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use --bootstrap-servers: expected HOST:PORT[,HOST:PORT...], got '" + servers + "'",
                    refusal);
        }
        Throwable cause = refusal;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = String.valueOf(cause.getMessage());
        for (String value : security.values()) {
            why = value.isBlank() ? why : why.replace(value, "***");
        }
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot use --bootstrap-servers " + servers + " with --kafka-config: " + why
                        + "; expected HOST:PORT[,HOST:PORT...] and settings that Kafka's clients take",
                refusal);
    }

    private static Map<String, String> security(Path file) {
        Map<String, String> settings = new TreeMap<>();
        read(file).forEach((name, value) -> settings.put((String) name, (String) value));
        List<String> others = settings.keySet().stream()
                .filter(name -> ALLOWED.stream().noneMatch(name::startsWith))
                .toList();
        if (!others.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--kafka-config: got " + String.join(", ", others) + " in " + file
                            + ", expected only settings that begin with " + String.join(", ", ALLOWED));
        }
        if ("PEM".equalsIgnoreCase(settings.get(TRUSTED_TYPE)) && settings.containsKey(TRUSTED_PLACE)) {
            settings.put(TRUSTED, text(file.resolveSibling(settings.remove(TRUSTED_PLACE))));
        }
        return settings;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(file)));
        } catch (IOException | IllegalArgumentException e) {
            // Its message may show the text.
            throw unreadable(file, "it is no properties file", null);
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e.getClass().getSimpleName(), e);
        }
    }

    private static CommandFailure unreadable(Path file, String why, Exception cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot read --kafka-config " + file + ": " + why + "; expected properties for Kafka's clients",
                cause);
    }

    @Override
    public String toString() {
        return servers;
    }
}
