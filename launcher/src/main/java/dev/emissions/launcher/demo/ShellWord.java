package dev.emissions.launcher.demo;

import java.util.regex.Pattern;

/** Text as one word of a shell's command line, for commands that are printed to be copied. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWord() {}

    static String of(Object text) {
        String word = text.toString();
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
