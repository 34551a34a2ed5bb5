package dev.emissions.lakehouse.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How wide each column of a table is, which side its values lean to, and which columns there is no room for. */
final class TextLayout {
    private static final String GAP = "  ";
    private static final int LEAST = 12;

    private final List<String> columns;
    private final List<Column> layout;
    private final int shown;

    private TextLayout(List<String> columns, List<Column> layout, int shown) {
        this.columns = columns;
        this.layout = layout;
        this.shown = shown;
    }

    /** Fits the columns into the room: long texts give way first, then the last columns. */
    static TextLayout fit(List<String> columns, List<List<Object>> rows, Room room) {
        int[] scales = TextSink.scales(rows, columns.size());
        List<Column> layout = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            layout.add(Column.of(columns.get(i), rows, i, scales[i]));
        }
        for (int i = widest(layout); width(layout, layout.size()) > room.line() && i >= 0; i = widest(layout)) {
            layout.set(i, layout.get(i).narrower());
        }
        int shown = layout.size();
        while (shown > 1 && width(layout, shown) > room.line()) {
            shown--;
        }
        return new TextLayout(columns, layout, shown);
    }

    String header() {
        return join(IntStream.range(0, shown)
                .mapToObj(i -> layout.get(i).place(columns.get(i)))
                .toList());
    }

    String rule() {
        return join(IntStream.range(0, shown)
                .mapToObj(i -> "-".repeat(layout.get(i).width()))
                .toList());
    }

    String line(List<Object> cells) {
        return join(IntStream.range(0, shown)
                .mapToObj(i -> layout.get(i).place(layout.get(i).text(cells.get(i))))
                .toList());
    }

    /** Names of the columns that did not fit. */
    List<String> hidden() {
        return columns.subList(shown, columns.size());
    }

    private static String join(List<String> cells) {
        return String.join(GAP, cells).stripTrailing();
    }

    private static int width(List<Column> layout, int shown) {
        return layout.subList(0, shown).stream().mapToInt(Column::width).sum() + GAP.length() * (shown - 1);
    }

    /** The widest text column that may still give way, or -1. */
    private static int widest(List<Column> layout) {
        return IntStream.range(0, layout.size())
                .filter(i -> !layout.get(i).isNumber() && layout.get(i).width() > LEAST)
                .boxed()
                .max(java.util.Comparator.comparingInt(i -> layout.get(i).width()))
                .orElse(-1);
    }

    /** Most characters of a line, and of one cell. */
    record Room(int line, int cell) {}

    /** A cell that is not a number. */
    record Text(String text, boolean isNull) {}

    private record Column(int width, boolean isNumber, int scale) {
        static Column of(String name, List<List<Object>> rows, int ordinal, int scale) {
            List<Object> cells = rows.stream().map(row -> row.get(ordinal)).toList();
            boolean isNumber = cells.stream().anyMatch(Number.class::isInstance);
            Column unmeasured = new Column(0, isNumber, scale);
            int widest = cells.stream()
                    .mapToInt(cell -> Cells.length(unmeasured.text(cell)))
                    .max()
                    .orElse(0);
            return new Column(Math.max(widest, Cells.length(name)), isNumber, scale);
        }

        Column narrower() {
            return new Column(width - 1, isNumber, scale);
        }

        String text(Object cell) {
            if (cell instanceof Text other) {
                return other.text();
            } else if (cell instanceof BigDecimal number) {
                return Cells.decimal(
                        number, Math.max(scale, number.stripTrailingZeros().scale()));
            }
            return Cells.text(cell, Integer.MAX_VALUE);
        }

        String place(String text) {
            String padding = " ".repeat(Math.max(0, width - Cells.length(text)));
            // A number is never cut: it would be another number.
            return isNumber ? padding + text : Cells.cut(text, width) + padding;
        }
    }
}
