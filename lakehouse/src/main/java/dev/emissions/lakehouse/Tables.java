package dev.emissions.lakehouse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every table of the lake. */
public final class Tables {
    private static final List<TableContract> ALL = Stream.concat(
                    Stream.of(
                            CleanedTable.CONTRACT,
                            QuarantineTable.CONTRACT,
                            LedgerTable.CONTRACT,
                            CorrectionsTable.CONTRACT,
                            ArchiveTable.CONTRACT),
                    GoldTables.all().stream())
            .toList();

    private Tables() {}

    public static List<TableContract> all() {
        return ALL;
    }

    /** The table of that SQL name, with or without the {@code emissions.} database. */
    public static Optional<TableContract> named(String name) {
        String bare = name.startsWith("emissions.") ? name.substring("emissions.".length()) : name;
        return ALL.stream().filter(table -> table.name().equals(bare)).findFirst();
    }
}
