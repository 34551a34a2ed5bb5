package dev.emissions.quality;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of docs/rules.md, made from the catalogue. */
final class RulesDocument {
    private static final String HEAD = """
            # Rules

            Made from the rule catalogue of the module `quality`; a test fails when this file is stale. To write it anew:

                mvn -pl quality -am test -Dtest=RulesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Drules.write=true

            Catalogue version `%s`: a number kept by hand, and a digest of ids, reactions, thresholds, vocabularies and segment medians. It
            stands with every row in the tables.

            All rules see every row; the worst reaction decides.

            | Reaction | What becomes of the row |
            |---|---|
            | REJECT | It goes to quarantine with its key, value and headers as they were, and every reason. |
            | REPAIR | It is kept with the right value; rule, column and stated value stay with it in `repairs`. |
            | FLAG | It is kept; the rule's id stays with it in `flags`. Where a stand-in such as `ZZ` or `unknown` takes the place of the stated value, that value stays in `repairs`. |
            | COUNT | It is neither changed nor doubted, only counted. |

            ## Catalogue

            | Rule | Reaction | Column | When |
            |---|---|---|---|
            """;

    private static final String FRAMEWORKS = """

            Components that must be there: `scope3` and unknown frameworks ad selection, creative and media distribution;
            `scope3-consumer-device` all four; `gmsf` ad selection, creative distribution and consumer device. A sum is over all components
            that the row states.

            UNDECODABLE, UNKNOWN_SCHEMA, DUPLICATE and CONFLICTING_DUPLICATE look at bytes or at other rows; the cleaner finds them.

            ## Thresholds

            | Name | Default |
            |---|---|
            """;

    private static final String MEDIANS = """

            Grams and fractions are as named; times are UTC, durations ISO 8601.

            ## Segment medians

            Typical grams per impression, which UNIT_SUSPECT compares with; `*` is an unknown format or device.

            | Format | Device | Grams per impression |
            |---|---|---|
            """;

    private RulesDocument() {}

    static String text() {
        var text = new StringBuilder(HEAD.formatted(RuleCatalogue.version()));
        for (Rule rule : RuleCatalogue.rules()) {
            line(text, rule.id(), rule.reaction(), "`" + rule.field() + "`", rule.description());
        }
        text.append(FRAMEWORKS);
        for (RecordComponent threshold : Thresholds.class.getRecordComponents()) {
            line(text, "`" + threshold.getName() + "`", valueOf(threshold));
        }
        text.append(MEDIANS);
        for (String median : SegmentMedians.load().lines()) {
            String[] cells = median.split(",", -1);
            line(text, cells[0], cells[1], cells[2]);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Object... cells) {
        for (Object cell : cells) {
            text.append("| ").append(cell).append(' ');
        }
        text.append("|\n");
    }

    private static Object valueOf(RecordComponent threshold) {
        try {
            return threshold.getAccessor().invoke(Thresholds.defaults());
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read the threshold " + threshold.getName(), e);
        }
    }

    static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }
}
