package dev.emissions.launcher.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in aligned columns. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String BETWEEN = "  ";

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    /** Where a column's cells stand. */
    enum Side {
        LEFT,
        RIGHT
    }

    TextTable(Side... sides) {
        this.sides = List.of(sides);
    }

    /** Adds a row of as many cells as there are columns. */
    TextTable row(Object... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException("Expected " + sides.size() + " cells, got " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The lines, each ended, without space at their ends. */
    String render() {
        int[] widths = new int[sides.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row, widths)).append(System.lineSeparator()));
        return text.toString();
    }

    private String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : BETWEEN).append(sides.get(i) == Side.LEFT ? cell + space : space + cell);
        }
        return line.toString().stripTrailing();
    }
}
