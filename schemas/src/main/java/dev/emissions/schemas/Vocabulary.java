package dev.emissions.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values that a dimension may take, and the other spellings that certainly mean one of them. */
public final class Vocabulary {
    private static final String HEADER = "value,alias";
    private static final Pattern DROPPED = Pattern.compile("[\\p{M}.'\u2019]");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> values;
    private final Map<String, String> valuesByFold;
    private final List<String> lines;

    private Vocabulary(List<String> lines) {
        Set<String> found = new LinkedHashSet<>();
        Map<String, String> byFold = new HashMap<>();
        for (String line : lines) {
            int comma = line.indexOf(',');
            if (comma <= 0) {
                throw new IllegalArgumentException(
                        "Cannot read a vocabulary: expected a line value,alias, got \"" + line + "\"");
            }
            String value = line.substring(0, comma);
            found.add(value);
            learn(byFold, value, value);
            if (comma < line.length() - 1) {
                learn(byFold, line.substring(comma + 1), value);
            }
        }
        this.lines = List.copyOf(lines);
        this.values = Collections.unmodifiableSet(found);
        this.valuesByFold = Map.copyOf(byFold);
    }

    private static void learn(Map<String, String> byFold, String spelling, String value) {
        String known = byFold.putIfAbsent(fold(spelling), value);
        if (known != null && !known.equals(value)) {
            throw new IllegalArgumentException("Cannot read a vocabulary: \"" + spelling + "\" means both " + known
                    + " and " + value + "; expected one meaning");
        }
    }

    /** Reads data files that stand beside this class, one after the other. */
    static Vocabulary load(String... resources) {
        List<String> lines = new ArrayList<>();
        for (String resource : resources) {
            lines.addAll(linesOf(resource));
        }
        return new Vocabulary(lines);
    }

    /** A vocabulary of these lines, each {@code value,alias} or {@code value,}. */
    static Vocabulary of(List<String> lines) {
        return new Vocabulary(lines);
    }

    private static List<String> linesOf(String resource) {
        var stream = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            if (!HEADER.equals(reader.readLine())) {
                throw new IllegalArgumentException(
                        "Cannot read the vocabulary " + resource + ": expected the header " + HEADER);
            }
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the vocabulary " + resource, e);
        }
    }

    /** The values themselves, in the order of the data file. */
    public Set<String> values() {
        return values;
    }

    /** Whether the text is one of the values, letter for letter. */
    public boolean contains(String text) {
        return values.contains(text);
    }

    /** The value that the text means: case, accents, punctuation and surrounding space do not count. */
    public Optional<String> valueOf(String text) {
        return values.contains(text) ? Optional.of(text) : Optional.ofNullable(valuesByFold.get(fold(text)));
    }

    /** The data behind this vocabulary, for those who must notice when it changes. */
    public List<String> lines() {
        return lines;
    }

    private static String fold(String text) {
        String letters = DROPPED.matcher(Normalizer.normalize(text.replace("&", " and "), Normalizer.Form.NFKD))
                .replaceAll("");
        return SEPARATORS.matcher(letters).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
