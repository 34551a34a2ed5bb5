package dev.emissions.producer.generator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws values by weight in constant time (Vose's alias method). */
final class WeightedChoice<T> {
    private final List<T> values;
    private final double[] keep;
    private final int[] alias;

    WeightedChoice(List<T> values, ToDoubleFunction<T> weight) {
        this.values = List.copyOf(values);
        int count = this.values.size();
        double total = this.values.stream().mapToDouble(weight).sum();
        if (count == 0 || !(total > 0)) {
            throw new IllegalArgumentException("Cannot choose among no weights");
        }
        this.keep = new double[count];
        this.alias = new int[count];
        var small = new ArrayDeque<Integer>();
        var large = new ArrayDeque<Integer>();
        for (int i = 0; i < count; i++) {
            keep[i] = weight.applyAsDouble(this.values.get(i)) * count / total;
            (keep[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.remove();
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).add(more);
        }
        // What is left is 1 but for rounding.
        small.forEach(i -> keep[i] = 1);
        large.forEach(i -> keep[i] = 1);
    }

    T draw(EventRandom random) {
        double place = random.uniform() * keep.length;
        int column = (int) place;
        return values.get(place - column < keep[column] ? column : alias[column]);
    }
}
