package dev.emissions.cleaner.repair;

import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairPropertiesTest {
    private static final int STEPS = 20;
    private static final int IDS = 12;

    @TempDir
    Path folder;

    private TestQuarantine lake;
    private Random random;
    private long nextOffset;
    private final Set<String> sent = new HashSet<>();

    @AfterEach
    void mendLogStore() {
        BreakingLogStore.mend();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRecordIsAtOnePlaceWhateverHappens(long seed) throws IOException {
        random = new Random(seed);
        lake = new TestQuarantine(BreakingLogStore.lake(folder));

        for (int step = 0; step < STEPS; step++) {
            takeAStep();
            new Repairs(lake.lake()).complete();
            RepairBooks.assertBalanced(lake);
        }
        repair(Cause.DISCARD, Disposition.DISCARDED, Set.of());
        repair(Cause.REPLAY, Disposition.QUARANTINED, Set.of());

        RepairBooks.assertBalanced(lake);
        assertThat(lake.standings().values()).containsOnly(Disposition.CLEANED, Disposition.DUPLICATE);
        assertThat(lake.ids()).containsExactlyInAnyOrderElementsOf(sent);
    }

    private void takeAStep() throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> clean();
            case 1 -> reject();
            case 2 -> repair(Cause.REPLAY, Disposition.QUARANTINED, someOffsets());
            case 3 -> repair(Cause.DISCARD, Disposition.QUARANTINED, someOffsets());
            case 4 -> repair(Cause.DISCARD, Disposition.DISCARDED, someOffsets());
            default -> {
                reject();
                BreakingLogStore.breakAfter(random.nextInt(6), random.nextBoolean());
                try {
                    repair(Cause.REPLAY, Disposition.QUARANTINED, someOffsets());
                } catch (RuntimeException e) {
                    assertThat(e).hasRootCauseMessage(BreakingLogStore.MESSAGE);
                } finally {
                    BreakingLogStore.mend();
                }
            }
        }
    }

    /** What a cleaner does with a record that its rules accept. */
    private void clean() throws IOException {
        String id = id();
        if (!lake.ids().contains(id)) {
            lake.accept(record(nextOffset++, valid(id)));
        }
    }

    private void reject() throws IOException {
        for (int count = random.nextInt(4); count >= 0; count--) {
            lake.reject("DOMAIN_INVALID", record(nextOffset++, valid(id())));
        }
    }

    private String id() {
        String id = "id" + random.nextInt(IDS);
        sent.add(id);
        return id;
    }

    private Set<Position> someOffsets() {
        Set<Position> some = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            some.add(new Position(TestQuarantine.TOPIC, 0, random.nextInt((int) nextOffset + 1)));
        }
        return some;
    }

    private void repair(Cause cause, Disposition from, Set<Position> positions) throws IOException {
        Operation operation = Operation.begin(cause, "seeded", Clock.systemUTC());
        Map<Cause, Decider> deciders = Map.of(
                Cause.REPLAY,
                new Replay(lake.lake(), operation, Thresholds.defaults()),
                Cause.DISCARD,
                from == Disposition.QUARANTINED
                        ? Discard.closing(lake.lake(), operation)
                        : Discard.reopening(lake.lake(), operation));
        RepairRun run = new RepairRun(lake.lake(), operation, from, deciders.get(cause), Clock.systemUTC());
        new Chunks(lake.lake(), from, run::settle).choose(RecordFilter.of(positions));
    }
}
