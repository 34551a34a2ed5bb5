package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import java.util.List;

/** Windows of which neither the ledger nor a table says anything, and which lie between others that are covered. */
final class UncoveredWindows {
    private UncoveredWindows() {}

    /** Tells them; {@code known} are all others, by partition and offset. */
    static void find(Scope scope, List<WindowKey> known, Findings findings) {
        int next = 0;
        for (int partition = 0; partition < scope.partitions().count(); partition++) {
            OffsetRanges unknown = new OffsetRanges();
            long from = Long.MIN_VALUE;
            for (; next < known.size() && known.get(next).partition() == partition; next++) {
                unknown.addAll(scope.clip(partition, from, known.get(next).from()));
                from = known.get(next).until();
            }
            unknown.addAll(scope.clip(partition, from, Long.MAX_VALUE));
            findings.add(Check.LEDGER_RANGES, scope.partitions().source(partition), unknown);
            findings.checked(Check.LEDGER_RANGES, unknown.count());
        }
    }
}
