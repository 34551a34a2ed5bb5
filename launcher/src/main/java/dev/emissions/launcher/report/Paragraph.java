package dev.emissions.launcher.report;

/** A sentence as an item of a list, broken between words. */
final class Paragraph {
    private Paragraph() {}

    /** The lines, each ended and at most {@code width} characters long unless a word is longer. */
    static String of(String sentence, int width) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("  -");
        for (String word : sentence.strip().split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > width) {
                text.append(line).append(System.lineSeparator());
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        return text.append(line).append(System.lineSeparator()).toString();
    }
}
