package dev.emissions.aggregator.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WideSumTest {
    @RepeatedTest(20)
    void sumIsExactBeyondALong(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        BigInteger expected = BigInteger.ZERO;
        WideSum first = new WideSum();
        WideSum second = new WideSum();
        for (int i = 0; i < 100; i++) {
            long value = random.nextLong();
            expected = expected.add(BigInteger.valueOf(value));
            (random.nextBoolean() ? first : second).add(value);
        }
        ByteBuffer bytes = ByteBuffer.allocate(WideSum.BYTES);
        second.writeTo(bytes);

        first.addFrom(bytes.flip());

        assertThat(first.value()).isEqualTo(expected);
    }

    @Test
    void sumOfNothingIsAbsent() {
        WideSum sum = new WideSum();
        sum.add(new WideSum());

        assertThat(sum.present()).isFalse();
    }
}
