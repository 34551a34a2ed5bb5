package dev.emissions.aggregator.daily;

/**
 * A row of one of the finest daily tables.
 *
 * @param day days since 1970-01-01
 * @param first value of the table's first dimension
 * @param second value of its second
 */
record CellKey(Cube cube, int day, String framework, String first, String second) {
    private static final char SEPARATOR = '\0';
    private static final int PREFIX = 3;
    private static final int CHAR_BITS = 16;

    /** The key as text whose natural order is by table, day, framework and dimensions: cheap to sort and to ship. */
    String sortable() {
        char[] prefix = {(char) cube.ordinal(), (char) (day >> CHAR_BITS), (char) day};
        return String.valueOf(prefix) + framework + SEPARATOR + first + SEPARATOR + second;
    }

    static CellKey parse(String sortable) {
        int afterFramework = sortable.indexOf(SEPARATOR, PREFIX);
        int afterFirst = sortable.indexOf(SEPARATOR, afterFramework + 1);
        return new CellKey(
                Cube.values()[sortable.charAt(0)],
                day(sortable),
                sortable.substring(PREFIX, afterFramework),
                sortable.substring(afterFramework + 1, afterFirst),
                sortable.substring(afterFirst + 1));
    }

    /** A number that is the same for all keys of one table and day. */
    static int fileOf(String sortable) {
        return sortable.charAt(0) + day(sortable);
    }

    private static int day(String sortable) {
        return sortable.charAt(1) << CHAR_BITS | sortable.charAt(2);
    }
}
