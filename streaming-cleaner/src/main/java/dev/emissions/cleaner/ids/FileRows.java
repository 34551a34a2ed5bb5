package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.Rearrangement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * The rows that came into the table as one file, wherever they are now.
 *
 * @param cameAs address of the file in which they came
 * @param addresses of the files that hold them now, among others
 */
public record FileRows(String cameAs, List<String> addresses) {
    private static final long OVERHEAD_BYTES = 200;

    /** Rows that are where they came. */
    static FileRows at(String address) {
        return new FileRows(address, List.of(new Path(address).toString()));
    }

    /** About how much memory it takes beside its addresses' text, which rows in the same file share once they were rearranged. */
    long bytes() {
        return OVERHEAD_BYTES + (long) cameAs.length() + 8L * addresses.size();
    }

    /** The same rows after the rearrangement. */
    FileRows after(Rearrangement rearrangement) {
        if (Collections.disjoint(addresses, rearrangement.removed())) {
            return this;
        }
        if (rearrangement.removed().containsAll(addresses)) {
            // The list is one for all rows that moved together.
            return new FileRows(cameAs, rearrangement.added());
        }
        Set<String> now = new LinkedHashSet<>(addresses);
        now.removeAll(rearrangement.removed());
        now.addAll(rearrangement.added());
        return new FileRows(cameAs, List.copyOf(now));
    }
}
