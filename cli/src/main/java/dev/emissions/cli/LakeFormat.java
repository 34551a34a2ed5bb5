package dev.emissions.cli;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the small file says by which a lake tells its layout of tables and files, so that an older program leaves it alone. */
public final class LakeFormat {
    /** The newest layout that this program knows. */
    public static final int CURRENT = 1;

    /** Where the file lies below the lake's root. */
    public static final String PATH = "ops/format.json";

    /** More than such a file ever holds. */
    public static final int MOST_BYTES = 4096;

    private static final Pattern CONTENT =
            Pattern.compile("\\s*\\{.*\"format\"\\s*:\\s*([1-9][0-9]{0,8})\\b.*}\\s*", Pattern.DOTALL);

    private LakeFormat() {}

    /** The file of a lake of this program. */
    public static String text() {
        return "{\"format\": " + CURRENT + "}\n";
    }

    /** Throws {@link CommandFailure} unless the file's text names a layout that this program knows. */
    public static void requireKnown(URI lake, String text) {
        Matcher content = CONTENT.matcher(text);
        if (!content.matches()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read " + withoutSlashAtEnd(lake) + "/" + PATH
                            + ": expected {\"format\": NUMBER}, got something else; is this a lake of emissions?");
        }
        int format = Integer.parseInt(content.group(1));
        if (format > CURRENT) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use lake " + withoutSlashAtEnd(lake)
                            + ": it was written by a newer version; expected format " + CURRENT + " or less, got "
                            + format + "; use that version of emissions");
        }
    }

    private static String withoutSlashAtEnd(URI lake) {
        return lake.toString().replaceAll("/+$", "");
    }
}
