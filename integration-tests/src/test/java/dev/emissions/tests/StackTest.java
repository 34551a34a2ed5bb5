package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the built product share: the run's stack, the product on it, and a folder of each test's own. */
abstract class StackTest {
    static TestStack stack;
    static Product product;

    @TempDir
    Path folder;

    @BeforeAll
    static void startStack() throws IOException, InterruptedException {
        stack = TestStack.running();
        product = stack.product();
    }

    /** The command ended with exit code 3 and, but for its log, one line, in which {@code named} occurs. */
    static void assertRefused(Product.Result result, String named) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(3);
        assertThat(result.err().lines().filter(line -> !line.contains("Z INFO  ")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(named);
    }
}
