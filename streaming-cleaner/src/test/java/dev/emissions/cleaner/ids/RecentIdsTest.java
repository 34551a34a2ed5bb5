package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentIdsTest {
    private static final int IDS = 1000;
    private static final long BYTES = 24L * IDS;

    private final RecentIds recent = new RecentIds();

    @Test
    void forgetsTheEldestFilesWhenMemoryIsShort() {
        recent.limit(2 * BYTES);

        recent.add("a", ids(1));
        recent.add("b", ids(2));
        recent.add("c", ids(3));

        assertThat(recent.of("a")).isNull();
        assertThat(recent.of("b")).isNotNull();
        assertThat(recent.of("c")).isNotNull();

        recent.limit(BYTES);

        assertThat(recent.of("b")).isNull();
        assertThat(recent.of("c")).isNotNull();
    }

    @Test
    void fileThatComesAgainCountsOnceAndAsNew() {
        recent.limit(2 * BYTES);

        recent.add("a", ids(1));
        recent.add("b", ids(2));
        recent.add("a", ids(1));
        recent.add("c", ids(3));

        assertThat(recent.of("a")).isNotNull();
        assertThat(recent.of("b")).isNull();
    }

    @Test
    void listFindsTheWantedIdsWithTheirPayloads() {
        IdMap wanted = new IdMap();
        wanted.add(5, 500, 0);
        wanted.add(5, 501, 0);
        IdMap found = new IdMap();

        ids(1).find(wanted, found);

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.payload(5, 500)).isEqualTo(-5);
    }

    /** Ids 0 to 999, each with 100 times its first half in the second one. */
    private static IdList ids(int factor) {
        IdList ids = new IdList();
        for (int i = 0; i < IDS; i++) {
            ids.add((long) factor * i, 100L * i, -i);
        }
        return ids;
    }
}
