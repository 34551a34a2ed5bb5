package dev.emissions.cleaner.ids;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the cleaned table's files, which tell whose ids they hold: {@code part-<partition>-of-<partitions>-<task>}, or
 * {@code stray-<task>} for records that did not lie in their key's home partition. Files of other names (compacted ones) hold any ids.
 *
 * @param partitions how many partitions the topic has now
 */
public record FileNames(int partition, int partitions) implements Serializable {
    private static final Pattern HOME = Pattern.compile(".*/part-(\\d+)-of-(\\d+)-[^/]*");

    /** Begins the names of the files that a task writes for its partition. */
    public String home(String task) {
        return "part-" + partition + "-of-" + partitions + "-" + task;
    }

    /** Begins the names of the files that hold stray records. */
    public static String stray(String task) {
        return "stray-" + task;
    }

    /** Whether a record in its home partition may have a twin in that file. */
    boolean mayHoldTwins(String path) {
        Matcher name = HOME.matcher(path);
        return !name.matches()
                || Integer.parseInt(name.group(2)) != partitions
                || Integer.parseInt(name.group(1)) == partition;
    }
}
