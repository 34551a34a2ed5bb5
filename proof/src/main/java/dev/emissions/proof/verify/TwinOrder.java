package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.proof.ledger.LedgerEntry;
import dev.emissions.proof.ledger.SourcePartition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers which of a duplicate and its twin came first, where offsets do not tell: by the ledger's and the corrections' times. */
final class TwinOrder {
    private static final int AT_ONCE = 500_000;

    private final Twins twins;
    private final Partitions partitions;
    private final Queries queries;
    private final ScopePlan ledger;
    private final CorrectionReader corrections;
    private final Map<Integer, Long> sealedEnds = new HashMap<>();
    private final List<Open> open = new ArrayList<>();

    TwinOrder(Twins twins, Partitions partitions, Queries queries, ScopePlan ledger, CorrectionReader corrections) {
        this.twins = twins;
        this.partitions = partitions;
        this.queries = queries;
        this.ledger = ledger;
        this.corrections = corrections;
    }

    /** A question, and when the twin was accepted, as far as that is known. */
    private static final class Open {
        private final TwinQuestion question;
        private Seal accepted;

        private Open(TwinQuestion question) {
            this.question = question;
        }
    }

    /** Answers all questions. */
    void answer() throws IOException {
        twins.questions().forEach((longs, at) -> {
            open.add(new Open(TwinQuestion.of(longs, at)));
            if (open.size() == AT_ONCE) {
                answerOpen();
            }
        });
        answerOpen();
    }

    private void answerOpen() {
        if (open.isEmpty()) {
            return;
        }
        Map<Integer, List<Open>> byPartition = new HashMap<>();
        open.forEach(one -> byPartition
                .computeIfAbsent(one.question.partition(), unused -> new ArrayList<>())
                .add(one));
        byPartition.values().forEach(some -> some.sort(Comparator.comparingLong(one -> one.question.offset())));
        ledger.forEachOfAnyTopic(entry -> seal(entry, byPartition));
        corrections.forEach((source, correction) -> accept(source, correction, byPartition));
        open.forEach(this::judge);
        open.clear();
    }

    private void seal(LedgerEntry entry, Map<Integer, List<Open>> byPartition) {
        int partition = partitions.find(new SourcePartition(entry.topic(), entry.partition()));
        sealedEnds.merge(partition, entry.until(), Math::max);
        List<Open> some = byPartition.getOrDefault(partition, List.of());
        for (int i = from(some, entry.from());
                i < some.size() && some.get(i).question.offset() < entry.until();
                i++) {
            some.get(i).accepted = Seal.of(entry.sealedMicros(), queries.number(entry.queryId()), entry.batchId());
        }
    }

    private void accept(SourcePartition source, Correction correction, Map<Integer, List<Open>> byPartition) {
        List<Open> some = byPartition.getOrDefault(partitions.find(source), List.of());
        if (correction.to() != Disposition.CLEANED) {
            return;
        }
        for (int i = from(some, correction.offset());
                i < some.size() && some.get(i).question.offset() == correction.offset();
                i++) {
            Open one = some.get(i);
            if (one.accepted == null
                    || one.accepted.batch() != Seal.NO_BATCH
                    || one.accepted.micros() < correction.micros()) {
                one.accepted = new Seal(correction.micros(), Seal.NO_BATCH);
            }
        }
    }

    /**
     * In one partition a later offset of the same batch is later, too. A twin of another topic that is not sealed yet stands in cleaned
     * already, which is all that can be told of it; one of the same topic comes after all that is sealed.
     */
    private void judge(Open one) {
        DuplicateClaim claim = one.question.claim();
        if (one.accepted == null && isOfAnotherTopic(one) && isUnsealed(one.question)) {
            return;
        }
        boolean samePartition = claim.partition() == one.question.partition();
        boolean sameBatch = one.accepted != null && one.accepted.equals(claim.seal());
        if (one.accepted == null
                || !one.accepted.isNoLaterThan(claim.seal())
                || (samePartition && sameBatch && claim.seal().batch() != Seal.NO_BATCH)) {
            twins.fail(
                    claim,
                    "its twin, " + partitions.source(one.question.partition()) + " " + one.question.offset()
                            + ", was accepted later");
        }
    }

    private boolean isOfAnotherTopic(Open one) {
        String topic = partitions.source(one.question.partition()).topic();
        return !topic.equals(partitions.source(one.question.claim().partition()).topic());
    }

    private boolean isUnsealed(TwinQuestion question) {
        return question.offset() >= sealedEnds.get(question.partition());
    }

    private static int from(List<Open> some, long offset) {
        int low = 0;
        int high = some.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (some.get(middle).question.offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
