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
                .contains(
                        "If-None-Match is obeyed",
                        "as in the ledger",
                        "can be decoded",
                        "OK       Clock of the S3 server",
                        "OK       Clock of the broker: the newest record came",
                        "metadata.version",
                        "OK       Disk of the local stack",
                        "OK       Checkpoint: it agrees with the ledger",
                        "OK       Batches: all that were decided are sealed",
                        "OK       Repairs: all that were begun are finished");
    }

    @Test
    void checkpointThatIsNotWhereTheLedgerIsSealedIsToldWithTheCure() throws Exception {
        String topic = "strayed";
        String lake = stack.lake("strayed");
        stack.createTopic(topic, 1);
        product.run("generate", "--topic", topic, "--count", "100").succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        stack.write(lake, "ops/checkpoints/clean-strayed/offsets/0", "v1\n{}\n{\"strayed\":{\"0\":60}}");

        Product.Result ill = product.run("doctor", "--topic", topic, "--lake", lake);
        product.run("recover", "--topic", topic, "--lake", lake).succeeded();
        Product.Result cured = product.run("doctor", "--topic", topic, "--lake", lake);

        assertThat(ill.exitCode()).as(ill.out()).isEqualTo(3);
        assertThat(ill.out())
                .contains("PROBLEM  Checkpoint: partition 0: the checkpoint goes on at offset 60")
                .contains("-> emissions recover sets the checkpoint aside");
        assertThat(cured.succeeded().out()).contains("OK       Checkpoint");
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
