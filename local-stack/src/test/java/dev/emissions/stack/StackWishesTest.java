package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackWishesTest {
    @Test
    void everyWrongPortIsReported() {
        assertThatThrownBy(() -> ports(0, 70_000))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot start the local stack: --kafka-port: expected 1 to 65535, got 0;"
                        + " --s3-port: expected 1 to 65535, got 70000");
    }

    @Test
    void onePortForBothIsReported() {
        assertThatThrownBy(() -> ports(9_000, 9_000))
                .isInstanceOf(CommandFailure.class)
                .hasMessageEndingWith("--s3-port: expected another port than --kafka-port, got 9000");
    }

    private static StackWishes ports(int kafka, int s3) {
        return new StackWishes(Optional.empty(), Optional.empty(), Optional.of(kafka), Optional.of(s3));
    }
}
