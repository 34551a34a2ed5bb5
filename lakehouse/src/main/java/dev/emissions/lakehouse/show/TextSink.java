package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as an aligned table; the first thousand rows decide how wide columns are. */
final class TextSink implements RowSink {
    private static final int SAMPLE = 1000;

    private final PrintWriter out;
    private final TextLayout.Room room;
    private final List<String> columns;
    private final List<List<Object>> sample = new ArrayList<>();
    private TextLayout layout;

    TextSink(PrintWriter out, TextLayout.Room room, List<String> columns) {
        this.out = out;
        this.room = room;
        this.columns = columns;
    }

    @Override
    public void accept(TableRow row) {
        List<Object> cells = row.values().stream().map(this::cell).toList();
        if (layout != null) {
            out.println(layout.line(cells));
            return;
        }
        sample.add(cells);
        if (sample.size() == SAMPLE) {
            printSample();
        }
    }

    @Override
    public void finish() {
        if (layout == null) {
            printSample();
        }
        if (!layout.hidden().isEmpty()) {
            out.println("Not shown for lack of room: " + String.join(", ", layout.hidden())
                    + " (choose with --columns, or --wide)");
        }
        out.flush();
    }

    /** Numbers stay numbers until the layout is known; all else is text at once, so that no long value is held. */
    private Object cell(Object value) {
        return value instanceof Number ? value : new TextLayout.Text(Cells.text(value, room.cell()), value == null);
    }

    private void printSample() {
        layout = TextLayout.fit(columns, sample, room);
        out.println(layout.header());
        out.println(layout.rule());
        sample.forEach(cells -> out.println(layout.line(cells)));
        sample.clear();
    }

    /** Digits after the point that every number of the column can be shown with. */
    static int scale(List<List<Object>> rows, int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(BigDecimal.class::isInstance)
                .mapToInt(value ->
                        Math.max(0, ((BigDecimal) value).stripTrailingZeros().scale()))
                .max()
                .orElse(0);
    }

    static int[] scales(List<List<Object>> rows, int columns) {
        int[] scales = new int[columns];
        Arrays.setAll(scales, column -> scale(rows, column));
        return scales;
    }
}
