package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.Rearrangement;
import java.util.ArrayList;
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
    /** Rows that are where they came. */
    static FileRows at(String address) {
        return new FileRows(address, List.of(new Path(address).toString()));
    }

    /** The same rows after the rearrangement. */
    FileRows after(Rearrangement rearrangement) {
        List<String> kept = new ArrayList<>(addresses);
        if (!kept.removeAll(rearrangement.removed())) {
            return this;
        }
        if (kept.isEmpty()) {
            return new FileRows(cameAs, rearrangement.added());
        }
        Set<String> all = new LinkedHashSet<>(kept);
        all.addAll(rearrangement.added());
        return new FileRows(cameAs, List.copyOf(all));
    }
}
