package dev.emissions.cleaner;

import dev.emissions.cleaner.repair.Repairs;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a query can go on where the last one ended: ledger, checkpoint and broker must tell the same story. Where they do not, it
 * refuses and says by which offsets; nothing is skipped or read twice because nobody looked.
 */
final class Resumption {
    private final Lake lake;
    private final CleanSettings settings;
    private final SourceTopic source;
    private final CheckpointCheck checkpoint;
    private final Clock clock;

    Resumption(Lake lake, CleanSettings settings, SourceTopic source, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.source = source;
        this.checkpoint = new CheckpointCheck(lake, settings.topic(), settings.checkpoint(lake));
        this.clock = clock;
    }

    /**
     * Makes sure that a query can go on.
     *
     * @return how far the topic is sealed
     */
    SealedOffsets prepare(Map<Integer, Long> earliest, LakeTables tables, PrintWriter out) throws IOException {
        checkpoint.requireSameTopic();
        new UnsealedBatches(lake, tables).complete(settings.topic());
        new Repairs(lake).complete();
        SealedOffsets sealed = SealedOffsets.read(lake, settings.topic());
        requireSameTopicId(sealed);
        requireNoProblem(sealed);
        requireSealedEndsExist(sealed);
        List<AcceptedLoss> lost = lost(earliest, sealed);
        if (lost.isEmpty()) {
            return sealed;
        }
        requireAccepted(lost);
        new LossRecord(lake, settings.topic(), source.id(), clock).write(lost, tables);
        out.println(
                "Gave up offsets " + text(lost) + ", which the broker no longer has; the ledger lists them as lost");
        if (checkpoint.place().isPresent()) {
            out.println("Set the checkpoint aside as " + checkpoint.setAside(clock));
        }
        return SealedOffsets.read(lake, settings.topic());
    }

    private void requireSameTopicId(SealedOffsets sealed) {
        String now = source.id();
        Optional<String> before = sealed.topicId();
        if (before.isPresent() && !before.orElseThrow().equals(now)) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot go on with topic " + settings.topic() + ": it was deleted and created again; expected id "
                            + before.orElseThrow() + ", got " + now + "; the ledger is sealed until "
                            + ends(sealed.ends()) + " of the old one, whose later records are gone; clean the new one"
                            + " under another name, or into another --lake");
        }
    }

    private void requireNoProblem(SealedOffsets sealed) {
        Optional<String> problem = checkpoint.problem(sealed);
        if (problem.isPresent()) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot go on with checkpoint " + settings.checkpoint(lake) + ": " + problem.orElseThrow()
                            + "; expected the place where the ledger is sealed; `emissions recover --topic "
                            + settings.topic()
                            + "` sets the checkpoint aside, so that cleaning goes on from the ledger");
        }
    }

    private void requireSealedEndsExist(SealedOffsets sealed) {
        Map<Integer, Long> beyond = new HashMap<>();
        source.ends(sealed.ends().keySet()).forEach((partition, end) -> {
            if (end < sealed.ends().get(partition)) {
                beyond.put(partition, end);
            }
        });
        if (!beyond.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot go on with topic " + settings.topic() + ": the broker has fewer records than were cleaned;"
                            + " expected ends of at least " + ends(sealed.ends()) + ", got " + ends(beyond)
                            + "; is it another cluster, or was its data restored from a backup?");
        }
    }

    /** Offsets that were to be read next, but that the broker has no longer. */
    private List<AcceptedLoss> lost(Map<Integer, Long> earliest, SealedOffsets sealed) throws IOException {
        Map<Integer, Long> begins = checkpoint.begins();
        boolean isFirstStart = sealed.ends().isEmpty() && checkpoint.place().isEmpty();
        List<AcceptedLoss> lost = new ArrayList<>();
        earliest.forEach((partition, first) -> {
            // A partition that is known nowhere was gained later, and to be read from its beginning.
            long begin = begins.getOrDefault(partition, isFirstStart ? first : 0L);
            long next = sealed.ends().getOrDefault(partition, begin);
            if (next < first) {
                lost.add(new AcceptedLoss(partition, next, first - 1));
            }
        });
        return lost;
    }

    private void requireAccepted(List<AcceptedLoss> lost) {
        if (!settings.acceptedLosses().containsAll(lost)) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot go on with topic " + settings.topic() + ": the broker no longer has offsets " + text(lost)
                            + ", which were not read yet; expected all since the last seal; restore them, or give them up"
                            + " with --accept-loss " + text(lost) + ", which the ledger will tell");
        }
    }

    private static String text(List<AcceptedLoss> losses) {
        return losses.stream().map(AcceptedLoss::toString).collect(Collectors.joining(","));
    }

    private static String ends(Map<Integer, Long> ends) {
        return ends.entrySet().stream()
                .map(end -> end.getKey() + ":" + end.getValue())
                .collect(Collectors.joining(", "));
    }
}
