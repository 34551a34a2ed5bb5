package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.lakehouse.SealNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class OffsetMirrorTest {
    private final FakeGroup group = new FakeGroup();
    private final OffsetMirror mirror = new OffsetMirror(group);
    private final SealNotes notes = new SealNotes();

    @Test
    void sealedEndsAndFreshnessAreMirrored() {
        KafkaTimes times = new KafkaTimes();
        Instant now = Instant.now();
        times.add(now.minusSeconds(10).toEpochMilli() * 1000);

        seal(report(now, Map.of(0, new OffsetRange(5, 6), 1, new OffsetRange(7, 7)), Map.of(0, times)));
        group.answer();

        assertThat(group.offsets).containsOnlyKeys(0);
        assertThat(group.offsets.get(0).offset()).isEqualTo(6);
        SealNote note = SealNote.parse(group.offsets.get(0).metadata()).orElseThrow();
        assertThat(note.sealedAt()).isEqualTo(now);
        assertThat(note.freshnessP50Millis()).isBetween(9_600L, 10_400L);
    }

    @Test
    void slowBrokerGetsTheLatestOffsetsInOneRequest() {
        for (int batch = 1; batch <= 3; batch++) {
            seal(report(Instant.EPOCH, Map.of(0, new OffsetRange(batch - 1, batch)), Map.of()));
        }
        int unanswered = group.requests.size();
        group.answer();
        group.answer();

        assertThat(unanswered).isEqualTo(1);
        assertThat(group.offsets.get(0).offset()).isEqualTo(3);
        assertThat(group.requests).isEmpty();
    }

    @Test
    void refusalIsSurvivedAndTheNextSealTriedAgain() {
        seal(report(Instant.EPOCH, Map.of(0, new OffsetRange(0, 1), 1, new OffsetRange(0, 7)), Map.of()));
        group.refuse();
        seal(report(Instant.EPOCH, Map.of(0, new OffsetRange(1, 2)), Map.of()));
        group.answer();
        mirror.close();

        assertThat(group.offsets.get(0).offset()).isEqualTo(2);
        assertThat(group.offsets.get(1).offset()).isEqualTo(7);
    }

    @Test
    void whatDiedBeforeItWasMirroredIsMirroredAtTheStart() {
        OffsetAndMetadata noted = new OffsetAndMetadata(4, "noted");
        group.offsets.putAll(Map.of(0, noted, 1, new OffsetAndMetadata(4, "old")));

        mirror.begin(Map.of(0, 4L, 1, 9L, 2, 3L));
        group.answer();

        assertThat(group.offsets.get(0)).isEqualTo(noted);
        assertThat(group.offsets.get(1).offset()).isEqualTo(9);
        assertThat(group.offsets.get(2).offset()).isEqualTo(3);
    }

    private void seal(BatchReport batch) {
        mirror.sealed(batch, notes.on(batch));
    }

    private static BatchReport report(
            Instant sealedAt, Map<Integer, OffsetRange> ranges, Map<Integer, KafkaTimes> times) {
        return new BatchReport(
                0,
                new Manifest.Totals(0, 0, 0, 0),
                Duration.ZERO,
                new Phases(Clock.systemUTC()),
                sealedAt,
                ranges,
                new Observed(times, Map.of()));
    }

    /** A broker that answers when it is told to. */
    private static final class FakeGroup implements OffsetMirror.Group {
        private final Map<Integer, OffsetAndMetadata> offsets = new HashMap<>();
        private final List<Request> requests = new ArrayList<>();

        private record Request(Map<Integer, OffsetAndMetadata> moves, KafkaFutureImpl<Void> reply) {}

        @Override
        public KafkaFuture<Map<Integer, OffsetAndMetadata>> offsets() {
            return KafkaFuture.completedFuture(Map.copyOf(offsets));
        }

        @Override
        public KafkaFuture<Void> move(Map<Integer, OffsetAndMetadata> moves) {
            KafkaFutureImpl<Void> reply = new KafkaFutureImpl<>();
            requests.add(new Request(moves, reply));
            return reply;
        }

        void answer() {
            Request first = requests.remove(0);
            offsets.putAll(first.moves());
            first.reply().complete(null);
        }

        void refuse() {
            requests.remove(0).reply().completeExceptionally(new IllegalStateException("refused"));
        }
    }
}
