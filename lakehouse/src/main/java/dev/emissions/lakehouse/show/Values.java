package dev.emissions.lakehouse.show;

/** Order of two values of one column. */
final class Values {
    private Values() {}

    /** Both of one type and not null; bytes compare unsigned, lists and maps by their text. */
    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        if (left instanceof byte[] bytes) {
            return java.util.Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        if (left instanceof Comparable<?> comparable) {
            return ((Comparable<Object>) comparable).compareTo(right);
        }
        return left.toString().compareTo(right.toString());
    }
}
