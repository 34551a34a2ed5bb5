package dev.emissions.cleaner;

import dev.emissions.cleaner.CheckpointOffsets.Place;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the checkpoint before Spark does, whose complaints are hard to read, and compares it with the ledger. */
final class CheckpointCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCheck.class);
    private static final String SET_ASIDE = "-set-aside-";
    private static final int MOST_LOOKS = 3;

    private final Lake lake;
    private final String topic;
    private final Path checkpoint;
    private Reading reading;

    CheckpointCheck(Lake lake, String topic, String checkpoint) {
        this.lake = lake;
        this.topic = topic;
        this.checkpoint = new Path(checkpoint);
    }

    /** Fails if the checkpoint is that of another topic, or no folder that can be read. */
    void requireSameTopic() {
        String begin = read("sources/0/0");
        if (begin != null && begin.indexOf('{') >= 0 && !begin.contains("{\"" + topic + "\":")) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use checkpoint " + checkpoint + ": expected one of topic " + topic + ", got "
                            + begin.substring(begin.indexOf('{'))
                            + "; give another --checkpoint or another --topic");
        }
    }

    /** How far the query has come; empty if there is no checkpoint, or it is damaged. */
    Optional<Place> place() {
        return reading().place();
    }

    /** Where queries of this checkpoint began, or of the last one that was set aside; empty if neither tells. */
    Map<Integer, Long> begins() throws IOException {
        if (place().isPresent()) {
            return place().orElseThrow().begins();
        }
        try {
            Optional<Path> aside = lastSetAside();
            return aside.isEmpty()
                    ? Map.of()
                    : new CheckpointOffsets(aside.orElseThrow().toString(), lake.configuration(), topic)
                            .place()
                            .map(Place::begins)
                            .orElse(Map.of());
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.debug("A checkpoint that was set aside tells nothing", e);
            return Map.of();
        }
    }

    private Optional<Path> lastSetAside() throws IOException {
        try {
            return Arrays.stream(checkpoint.getFileSystem(lake.configuration()).listStatus(checkpoint.getParent()))
                    .map(FileStatus::getPath)
                    .filter(path -> path.getName().startsWith(checkpoint.getName() + SET_ASIDE))
                    .max(Comparator.comparing(Path::getName));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What keeps a query from going on with the checkpoint: damage, or another place than the ledger has. */
    Optional<String> problem(SealedOffsets sealed) {
        Reading reading = reading();
        return reading.damage().or(() -> reading.place().flatMap(place -> disagreement(place, sealed)));
    }

    /**
     * As {@link #problem}, beside a cleaner that may run and moves both: only what is wrong while the ledger stays as it is. Where it is
     * sealed on and on, a cleaner goes on with a checkpoint, and nothing keeps it from that.
     */
    Optional<String> lastingProblem() {
        for (int look = 0; look < MOST_LOOKS; look++) {
            SealedOffsets before = SealedOffsets.read(lake, topic);
            reading = readPlace();
            Optional<String> problem = problem(before);
            if (problem.isEmpty()) {
                return problem;
            }
            SealedOffsets after = SealedOffsets.read(lake, topic);
            if (after.ends().equals(before.ends()) || problem(after).isEmpty()) {
                return problem(after);
            }
        }
        return Optional.empty();
    }

    /** What was found, by one look. */
    private record Reading(Optional<Place> place, Optional<String> queryId, Optional<String> damage) {}

    private Reading reading() {
        if (reading == null) {
            reading = readPlace();
        }
        return reading;
    }

    private Reading readPlace() {
        try {
            var offsets = new CheckpointOffsets(checkpoint.toString(), lake.configuration(), topic);
            return new Reading(offsets.place(), offsets.queryId(), Optional.empty());
        } catch (UncheckedIOException | IllegalStateException e) {
            String cause = e.getCause() == null ? "" : " (" + firstLine(e.getCause()) + ")";
            return new Reading(Optional.empty(), Optional.empty(), Optional.of(e.getMessage() + cause));
        }
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether the ledger has the last planned batch from this query, and not the same offsets from another one. */
    private boolean hasSealed(Place place) {
        return reading()
                .queryId()
                .flatMap(query -> new DeltaTable(lake, LedgerTable.CONTRACT).committedVersion(query))
                .filter(batch -> batch >= place.batch())
                .isPresent();
    }

    private Optional<String> disagreement(Place place, SealedOffsets sealed) {
        List<String> differences = new ArrayList<>();
        var partitions = new TreeSet<>(place.ends().keySet());
        partitions.addAll(sealed.ends().keySet());
        for (int partition : partitions) {
            long begin = place.begins().getOrDefault(partition, 0L);
            long sealedEnd = sealed.ends().getOrDefault(partition, begin);
            long end = place.ends().getOrDefault(partition, begin);
            long start = place.committed() ? end : place.starts().getOrDefault(partition, begin);
            if (sealedEnd != start && (sealedEnd != end || !hasSealed(place))) {
                differences.add(difference(partition, start, sealedEnd));
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static String difference(int partition, long start, long sealedEnd) {
        String text = "partition " + partition + ": the checkpoint goes on at offset " + start
                + ", the ledger is sealed until " + sealedEnd;
        return start > sealedEnd
                ? text + " (offsets " + sealedEnd + "-" + (start - 1) + " would be skipped)"
                : text + " (offsets " + start + "-" + (sealedEnd - 1) + " would be read again)";
    }

    /** Renames the checkpoint, so that the next query begins from the ledger; returns its new place. */
    String setAside(Clock clock) {
        String suffix =
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[:-]", "");
        Path aside = new Path(checkpoint.getParent(), checkpoint.getName() + SET_ASIDE + suffix);
        try {
            if (!checkpoint.getFileSystem(lake.configuration()).rename(checkpoint, aside)) {
                throw new IOException("the file system refused it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rename " + checkpoint + " to " + aside, e);
        }
        return aside.toString();
    }

    private String read(String file) {
        Path path = new Path(checkpoint, file);
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            return null;
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read checkpoint " + checkpoint + ": " + e.getMessage()
                            + "; expected a folder of the lake or file:///FOLDER",
                    e);
        }
    }
}
