package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.Vocabularies;
import dev.emissions.schemas.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Typical grams per impression by format and device, from a data file that is versioned with the catalogue. */
final class SegmentMedians {
    private static final String RESOURCE = "segment-medians.csv";
    private static final String HEADER = "format,device,grams_per_impression";
    private static final String ANY = "*";

    private final List<String> lines;
    private final double[][] medians;

    private SegmentMedians(List<String> lines) {
        this.lines = List.copyOf(lines);
        int devices = Vocabularies.DEVICES.values().size() + 1;
        this.medians = new double[Vocabularies.FORMATS.values().size() + 1][devices];
        lines.forEach(this::learn);
        for (double[] row : medians) {
            if (Arrays.stream(row).anyMatch(median -> median == 0)) {
                throw new IllegalArgumentException("Cannot read " + RESOURCE + ": expected a line for every format or "
                        + ANY + " with every device or " + ANY);
            }
        }
    }

    private void learn(String line) {
        String[] cells = line.split(",", -1);
        double median = cells.length == 3 ? Double.parseDouble(cells[2]) : 0;
        if (!(median > 0 && median < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Cannot read " + RESOURCE + ": expected a line " + HEADER
                    + " with a figure above 0, got \"" + line + "\"");
        }
        medians[position(Vocabularies.FORMATS, cells[0])][position(Vocabularies.DEVICES, cells[1])] = median;
    }

    private static int position(Vocabulary vocabulary, String value) {
        int code = List.copyOf(vocabulary.values()).indexOf(value);
        if (code < 0 && !value.equals(ANY)) {
            throw new IllegalArgumentException("Cannot read " + RESOURCE + ": expected one of " + vocabulary.values()
                    + " or " + ANY + ", got \"" + value + "\"");
        }
        return code + 1;
    }

    static SegmentMedians load() {
        var stream = Objects.requireNonNull(SegmentMedians.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            if (!HEADER.equals(reader.readLine())) {
                throw new IllegalArgumentException("Cannot read " + RESOURCE + ": expected the header " + HEADER);
            }
            return new SegmentMedians(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }

    static SegmentMedians of(List<String> lines) {
        return new SegmentMedians(lines);
    }

    /** Typical grams per impression of the segment; an unknown format or device has one of its own. */
    double of(Spelling format, Spelling device) {
        return medians[format.code() + 1][device.code() + 1];
    }

    /** The data, for those who must notice when it changes. */
    List<String> lines() {
        return lines;
    }
}
