package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void freePortIsOutsideTheRangeOfOutgoingConnections() {
        assertThat(new Ports(RandomGenerator.getDefault()).free()).isBetween(20_000, 29_999);
    }

    @Test
    void portInUseIsNotFreeAndAnswers() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
            assertThat(Ports.answers(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void freePortDoesNotAnswer() {
        int port = new Ports(RandomGenerator.getDefault()).free();

        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.answers(port)).isFalse();
    }

    @Test
    void takenPortIsNotGivenAgain() {
        int first = new Ports(RandomGenerator.of("L64X128MixRandom")).free();
        var alwaysTheSameFirst = new Ports(new SameThenNext(first));

        assertThat(alwaysTheSameFirst.freeBeside(first)).isNotEqualTo(first);
    }

    @Test
    void onlyNumbersOfPortsAreValid() {
        assertThat(Ports.valid(0)).isFalse();
        assertThat(Ports.valid(1)).isTrue();
        assertThat(Ports.valid(65_535)).isTrue();
        assertThat(Ports.valid(65_536)).isFalse();
    }

    private static final class SameThenNext implements RandomGenerator {
        private int next;

        SameThenNext(int first) {
            this.next = first;
        }

        @Override
        public int nextInt(int origin, int bound) {
            return next++;
        }

        @Override
        public long nextLong() {
            return next;
        }
    }
}
