package dev.emissions.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void medianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Statistics.median(DoubleStream.of(9, 1, 4))).isEqualTo(4);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTwo() {
        assertThat(Statistics.median(DoubleStream.of(9, 1, 4, 5))).isEqualTo(4.5);
    }

    @Test
    void medianOfNothingIsNoNumber() {
        assertThat(Statistics.median(DoubleStream.empty())).isNaN();
    }

    @Test
    void percentileIsAMeasuredValue() {
        DoubleStream oneToThirty = IntStream.rangeClosed(1, 30).asDoubleStream();

        assertThat(Statistics.percentile(95, oneToThirty)).isEqualTo(29);
    }

    @Test
    void hundredthPercentileIsTheHighest() {
        assertThat(Statistics.percentile(100, DoubleStream.of(3, 8, 2))).isEqualTo(8);
    }

    @Test
    void percentileOfNothingIsNoNumber() {
        assertThat(Statistics.percentile(95, DoubleStream.empty())).isNaN();
    }
}
