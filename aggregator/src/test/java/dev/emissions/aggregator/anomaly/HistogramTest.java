package dev.emissions.aggregator.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @RepeatedTest(20)
    void medianAndDeviationEqualThoseOfTheSortedValues(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int[] values = random.ints(1 + random.nextInt(500), -300, 300).toArray();
        Histogram histogram = new Histogram();
        Histogram rest = new Histogram();
        for (int i = 0; i < values.length; i++) {
            (i % 3 == 0 ? histogram : rest).add(values[i] + 7);
        }
        Histogram merged = new Histogram();
        merged.addLess(histogram, 7);
        merged.addLess(rest, 7);

        int median = middle(values);
        int[] distances =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();

        assertThat(merged.total()).isEqualTo(values.length);
        assertThat(merged.median()).isEqualTo(median);
        assertThat(merged.medianDeviation(median)).isEqualTo(middle(distances));
        assertThat(merged.meanDeviation(median))
                .isEqualTo((double) Arrays.stream(distances).sum() / values.length);
    }

    @Test
    void survivesTheWire() {
        Histogram histogram = new Histogram();
        histogram.add(-5, 3);
        histogram.add(Integer.MAX_VALUE, 2);
        histogram.add(0);

        Histogram read = Wire.read(Wire.write(histogram::writeTo), in -> {
            Histogram fresh = new Histogram();
            fresh.addFrom(in);
            return fresh;
        });

        assertThat(read.total()).isEqualTo(6);
        assertThat(read.distinct()).isEqualTo(3);
        assertThat(read.median()).isEqualTo(-5);
    }

    private static int middle(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
