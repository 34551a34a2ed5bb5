package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.EventCombiner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/** The sums of some events by the rows of the finest daily tables, in the form in which they travel. */
final class SumsByCell implements EventCombiner<Tuple2<String, byte[]>> {
    private final Map<CellKey, Sums> cells = new HashMap<>();

    @Override
    public void add(CleanedEvent event) {
        for (Cube cube : Cube.values()) {
            cells.computeIfAbsent(cube.keyOf(event), absent -> new Sums()).add(event);
        }
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public List<Tuple2<String, byte[]>> drain() {
        List<Tuple2<String, byte[]>> all = new ArrayList<>(cells.size());
        cells.forEach((key, sums) -> all.add(new Tuple2<>(key.sortable(), sums.toBytes())));
        cells.clear();
        return all;
    }
}
