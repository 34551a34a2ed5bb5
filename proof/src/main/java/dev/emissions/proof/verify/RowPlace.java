package dev.emissions.proof.verify;

import dev.emissions.proof.ledger.SourcePartition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;

/** Finds out for each row of a file whether its position is to be verified. Not for use by several threads. */
final class RowPlace {
    /** The row is not among those to verify. */
    static final int ELSEWHERE = -1;

    private final Scope scope;
    private final RowsSeen seen;
    private final Optional<String> onlyTopic;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private Binary lastTopic = Binary.EMPTY;
    private String topic = "";
    private int topicCount;

    RowPlace(Scope scope, RowsSeen seen, Optional<String> onlyTopic) {
        this.scope = scope;
        this.seen = seen;
        this.onlyTopic = onlyTopic;
    }

    /** Number of the partition if the position is to be verified, else {@link #ELSEWHERE}, and the row is noted where it is odd. */
    int of(Binary topicOfRow, int partition, long offset) {
        if (!topicOfRow.equals(lastTopic)) {
            lastTopic = topicOfRow.copy();
            topic = topicOfRow.toStringUsingUTF8();
            topicCount++;
            numbers.clear();
        }
        if (onlyTopic.isPresent() && !onlyTopic.orElseThrow().equals(topic)) {
            return ELSEWHERE;
        }
        int number = numbers.computeIfAbsent((long) topicCount << 32 | partition, unused -> scope.partitions()
                .find(new SourcePartition(topic, partition)));
        if (number < 0 || offset >= scope.sealed(number).end()) {
            seen.unsealed(new SourcePartition(topic, partition));
            return ELSEWHERE;
        }
        if (offset < scope.sealed(number).first()) {
            seen.beforeFirst(new SourcePartition(topic, partition), offset);
            return ELSEWHERE;
        }
        return scope.isPart() && !scope.contains(number, offset) ? ELSEWHERE : number;
    }
}
