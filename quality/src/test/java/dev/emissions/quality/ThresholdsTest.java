package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdsTest {
    @Test
    void defaultsAreThoseOfTheDocuments() {
        assertThat(Thresholds.defaults())
                .isEqualTo(new Thresholds(
                        Instant.parse("2000-01-01T00:00:00Z"),
                        Instant.parse("2100-01-01T00:00:00Z"),
                        Duration.ofMinutes(5),
                        Duration.ofDays(3),
                        2e-6,
                        0.001,
                        0.05,
                        5,
                        20,
                        3,
                        0.15,
                        9e8,
                        1_000_000_000_000L));
    }

    static Arguments[] nonsense() {
        return new Arguments[] {
            Arguments.of("earliest", Instant.parse("2100-01-01T00:00:00Z")),
            Arguments.of("earliest", Instant.MIN),
            Arguments.of("latest", Instant.MAX),
            Arguments.of("clockSkew", Duration.ofNanos(-1)),
            Arguments.of("lateness", Duration.ofNanos(-1)),
            Arguments.of("mismatchGrams", -1e-9),
            Arguments.of("mismatchGrams", Double.NaN),
            Arguments.of("mismatchFraction", 1.0),
            Arguments.of("largeMismatchFraction", 0.0001),
            Arguments.of("largeMismatchFraction", Double.NaN),
            Arguments.of("highGramsPerImpression", 0.0),
            Arguments.of("highestGramsPerImpression", 4.0),
            Arguments.of("unitDistance", 0.1),
            Arguments.of("unitTolerance", -0.1),
            Arguments.of("highestGrams", 9.1e8),
            Arguments.of("highestGrams", Double.NaN),
            Arguments.of("highestImpressions", 0L)
        };
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefused(String name, Object value) {
        assertThatThrownBy(() -> defaultsBut(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot use thresholds: expected ")
                .hasMessageContaining(", got ");
    }

    @Test
    void longestDurationsDoNotOverflow() {
        var patient = defaultsBut("lateness", Duration.ofSeconds(Long.MAX_VALUE));

        assertThatCode(() -> new Assessor(patient)).doesNotThrowAnyException();
    }

    private static Thresholds defaultsBut(String name, Object value) {
        RecordComponent[] components = Thresholds.class.getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(name)
                        ? value
                        : components[i].getAccessor().invoke(Thresholds.defaults());
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            Constructor<Thresholds> constructor = Thresholds.class.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
