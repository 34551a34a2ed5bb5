package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong, and what to do, in one list. */
class DoctorE2E extends StackTest {
    @Test
    void healthyStackHasNoProblem() throws Exception {
        String topic = "healthy";
        String lake = stack.lake("healthy");
        product.run("generate", "--topic", topic, "--count", "100").succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();

        Product.Result result = product.run("doctor", "--topic", topic, "--lake", lake);

        assertThat(result.succeeded().out())
                .doesNotContain("PROBLEM")
                .contains("If-None-Match is obeyed", "as in the ledger", "can be decoded", "Clock of the S3 server");
    }

    @Test
    void everyProblemIsToldWithoutAStackTrace() throws Exception {
        Product.Result result =
                product.run("doctor", "--bootstrap-servers", "127.0.0.1:1", "--s3-endpoint", "http://127.0.0.1:1");

        assertThat(result.exitCode()).as(result.out()).isEqualTo(3);
        assertThat(result.out()).contains("PROBLEM  Lake: ", "PROBLEM  Broker: ", "OK       Java: ");
        assertThat(result.out() + result.err()).doesNotContain("\tat ");
    }
}
