package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition on rows, such as {@code impressions>=1000}. A list of texts equals a word when it contains it; {@code null} stands for no
 * value, which no other comparison finds.
 *
 * @param value what the row's value is compared with, or null to look for rows without a value
 */
record RowFilter(String column, DataType type, Comparison comparison, Comparable<?> value) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*(!=|<=|>=|=|<|>)\\s*(.*)");
    private static final String NO_VALUE = "null";

    /** Reads {@code COLUMN<op>VALUE}; throws {@link dev.emissions.cli.CommandFailure} saying what is wrong with it. */
    static RowFilter parse(String text, StructType schema) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw Usage.failure("--where: got " + text + ", expected COLUMN=VALUE, or one of != < <= > >= in between");
        }
        String column = matcher.group(1);
        Comparison comparison = Comparison.of(matcher.group(2));
        DataType type = Usage.requireColumn(schema, column);
        if (matcher.group(3).equals(NO_VALUE)) {
            if (comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL) {
                throw Usage.failure("--where: got " + text + ", expected = or != with null");
            }
            return new RowFilter(column, type, comparison, null);
        }
        DataType compared = type instanceof ArrayType list && isWords(list, comparison) ? list.getElementType() : type;
        return new RowFilter(column, type, comparison, TypedText.parse(column, compared, matcher.group(3)));
    }

    boolean accepts(TableRow row) {
        Object actual = row.value(column);
        if (value == null) {
            return (actual == null) == (comparison == Comparison.EQUAL);
        }
        if (actual == null) {
            return false;
        }
        if (actual instanceof List<?> words) {
            return words.contains(value) == (comparison == Comparison.EQUAL);
        }
        return comparison.holds(Values.compare(actual, value));
    }

    /** What tells Kernel which files cannot hold an accepted row, or empty if nothing does. */
    Optional<Predicate> files() {
        if (value == null || comparison == Comparison.UNEQUAL || type instanceof ArrayType) {
            return Optional.empty();
        }
        return TypedText.literal(type, value)
                .map(literal -> new Predicate(comparison.symbol(), List.of(new Column(column), literal)));
    }

    private static boolean isWords(ArrayType list, Comparison comparison) {
        return list.getElementType() instanceof StringType
                && (comparison == Comparison.EQUAL || comparison == Comparison.UNEQUAL);
    }
}
