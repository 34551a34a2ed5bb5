package dev.emissions.quality;

import java.util.ArrayList;
import java.util.List;

/** Lists of the fired rules of one reaction; the combinations met lately are kept, so that most events make no new list. */
final class RuleLists {
    private static final int SLOTS = 256;

    private final Rule[] rules;
    private final long mask;
    private final long[] keys = new long[SLOTS];
    private final List<List<Rule>> lists = new ArrayList<>();

    RuleLists(Rule[] rules, long mask) {
        this.rules = rules;
        this.mask = mask;
        for (int i = 0; i < SLOTS; i++) {
            lists.add(List.of());
        }
    }

    List<Rule> of(long fired) {
        long key = fired & mask;
        if (key == 0) {
            return List.of();
        }
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 56);
        if (keys[slot] != key) {
            keys[slot] = key;
            lists.set(slot, list(key));
        }
        return lists.get(slot);
    }

    private List<Rule> list(long key) {
        List<Rule> fired = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            if ((key & (1L << i)) != 0) {
                fired.add(rules[i]);
            }
        }
        return List.copyOf(fired);
    }
}
