package dev.emissions.cleaner;

import dev.emissions.lakehouse.SealNote;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mirrors the sealed offsets to a Kafka consumer group, so that ordinary lag tools see how far the cleaner is. Nobody reads them to go on
 * from there; a broker that refuses them is told of once and never keeps a batch waiting.
 */
final class OffsetMirror implements SealListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetMirror.class);
    private static final long LAST_PATIENCE_SECONDS = 3;

    private final Group group;
    private final Map<Integer, OffsetAndMetadata> unsent = new HashMap<>();
    private KafkaFuture<Void> sending = KafkaFuture.completedFuture(null);
    private boolean toldFailure;

    /** The group at the broker. */
    interface Group {
        /** By partition, where the group stands. */
        KafkaFuture<Map<Integer, OffsetAndMetadata>> offsets();

        /** Moves the group. */
        KafkaFuture<Void> move(Map<Integer, OffsetAndMetadata> offsets);
    }

    OffsetMirror(Group group) {
        this.group = group;
    }

    /** Brings the group to what was sealed before, if it is not there: a cleaner may have died between a seal and its mirror. */
    void begin(Map<Integer, Long> ends) {
        var unused = group.offsets().whenComplete((offsets, failure) -> {
            if (failure != null) {
                tell(failure);
                return;
            }
            Map<Integer, OffsetAndMetadata> moves = new HashMap<>();
            ends.forEach((partition, end) -> {
                OffsetAndMetadata stands = offsets.get(partition);
                if (stands == null || stands.offset() != end) {
                    moves.put(partition, new OffsetAndMetadata(end));
                }
            });
            send(moves);
        });
    }

    @Override
    public void sealed(BatchReport batch, Map<Integer, SealNote> notes) {
        Map<Integer, OffsetAndMetadata> moves = new HashMap<>();
        batch.ranges().forEach((partition, range) -> {
            if (range.size() > 0) {
                SealNote note = notes.get(partition);
                moves.put(partition, new OffsetAndMetadata(range.until(), note == null ? "" : note.text()));
            }
        });
        send(moves);
    }

    /** One request at a time, so that none overtakes another; what comes meanwhile goes together in the next one. */
    private synchronized void send(Map<Integer, OffsetAndMetadata> moves) {
        unsent.putAll(moves);
        if (!unsent.isEmpty() && sending.isDone()) {
            Map<Integer, OffsetAndMetadata> sent = Map.copyOf(unsent);
            unsent.clear();
            sending = group.move(sent);
            var unused = sending.whenComplete((nothing, failure) -> {
                if (failure == null) {
                    send(Map.of());
                } else {
                    sendWithTheNext(sent);
                    tell(failure);
                }
            });
        }
    }

    private synchronized void sendWithTheNext(Map<Integer, OffsetAndMetadata> failed) {
        failed.forEach(unsent::putIfAbsent);
    }

    private synchronized void tell(Throwable failure) {
        if (!toldFailure) {
            toldFailure = true;
            LOG.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("Cannot mirror the sealed offsets to the consumer group; lag tools will not see them");
        }
    }

    /** Waits a moment for what is under way. */
    @Override
    public void close() {
        KafkaFuture<Void> last;
        synchronized (this) {
            last = sending;
        }
        try {
            last.get(LAST_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            tell(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
