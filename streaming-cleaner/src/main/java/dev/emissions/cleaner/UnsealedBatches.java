package dev.emissions.cleaner;

import dev.emissions.cleaner.Manifests.Decided;
import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what queries decided but did not live to commit, whether or not their checkpoints are still there: otherwise offsets whose
 * rows stand already would be read once more by a query that begins from the ledger.
 */
public final class UnsealedBatches {
    private static final Logger LOG = LoggerFactory.getLogger(UnsealedBatches.class);

    private final Lake lake;
    private final LakeTables tables;

    UnsealedBatches(Lake lake, LakeTables tables) {
        this.lake = lake;
        this.tables = tables;
    }

    /** Completes the last batch of every query of every topic. */
    public static void completeAll(Lake lake) throws IOException {
        completeAllBefore(lake, Instant.MAX);
    }

    /** Completes the last batch of every query of every topic that was decided before that time; a later one may be under way. */
    public static void completeAllBefore(Lake lake, Instant before) throws IOException {
        new UnsealedBatches(lake, LakeTables.open(lake)).complete(topic -> true, before);
    }

    /** Completes the last batch of every query of the topic; one that is complete is left as it is. */
    void complete(String topic) throws IOException {
        complete(topic::equals, Instant.MAX);
    }

    private void complete(Predicate<String> topics, Instant before) throws IOException {
        for (String queryId : Manifests.queries(lake)) {
            Manifests manifests = new Manifests(lake, queryId);
            OptionalLong last = manifests.lastBatch();
            Optional<Decided> decided = last.isPresent() ? manifests.find(last.getAsLong()) : Optional.empty();
            if (decided.isPresent()
                    && manifests
                            .decidedAt(last.getAsLong(), decided.orElseThrow())
                            .isBefore(before)) {
                complete(
                        topics, queryId, last.getAsLong(), decided.orElseThrow().manifest());
            }
        }
    }

    /** A decision that was overtaken before its first commit is void: nothing of it is in any table. */
    private void complete(Predicate<String> topics, String queryId, long batch, Manifest manifest) {
        if (topics.test(manifest.topic())) {
            AppendOutcome outcome = tables.commit(queryId, batch, manifest);
            if (!(outcome instanceof AppendOutcome.Overtaken)) {
                tables.seal(queryId, batch, manifest);
            }
            if (outcome instanceof AppendOutcome.Committed) {
                LOG.atInfo()
                        .addKeyValue("query", queryId)
                        .addKeyValue("batch", batch)
                        .log("Completed a batch that was decided but not committed");
            }
        }
    }
}
