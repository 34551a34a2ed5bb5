package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the first so many rows of an order, however many are offered. */
final class FirstRows {
    private final int limit;
    private final Comparator<TableRow> order;
    private final PriorityQueue<TableRow> kept;

    FirstRows(int limit, Comparator<TableRow> order) {
        this.limit = limit;
        this.order = order;
        this.kept = new PriorityQueue<>(Collections.reverseOrder(order));
    }

    void offer(TableRow row) {
        if (kept.size() < limit) {
            kept.add(row);
        } else if (order.compare(row, kept.element()) < 0) {
            kept.remove();
            kept.add(row);
        }
    }

    List<TableRow> inOrder() {
        List<TableRow> rows = new ArrayList<>(kept);
        rows.sort(order);
        return rows;
    }
}
