package dev.emissions.quality;

/** The ways in which sources write that there is no value. */
final class Absence {
    private Absence() {}

    /** Whether a text says that there is none: null, blank, or one of {@code null}, {@code n/a}, {@code -} in any case. */
    static boolean isStatedBy(String text) {
        if (text == null || text.isBlank()) {
            return true;
        }
        String bare = text.strip();
        return bare.equals("-") || bare.equalsIgnoreCase("null") || bare.equalsIgnoreCase("n/a");
    }
}
