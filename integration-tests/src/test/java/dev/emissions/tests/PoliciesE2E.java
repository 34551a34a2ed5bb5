package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.faults.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each job does its work with the rights that deploy/policies gives it, and with no other. */
class PoliciesE2E extends StackTest {
    private static final String NAME = "policies";

    @Test
    void jobsNeedNoMoreThanTheirPolicies() throws Exception {
        Path drop = folder.resolve("drop.csv");
        product.run("generate", "--count", "300", "--output", drop.toString()).succeeded();

        assertThat(run("producer", "ingest", drop.toString(), "--topic", NAME)).isEmpty();
        for (int batch = 0; batch < 3; batch++) {
            product.run("generate", "--topic", NAME, "--count", "300", "--seed", "" + batch)
                    .succeeded();
            assertThat(run("cleaner", "clean", "--available-now", "--archive-raw", "--topic", NAME))
                    .isEmpty();
        }
        assertThat(run("cleaner", "quarantine", "list", "--topic", NAME)).isEmpty();
        assertThat(run("cleaner", "recover", "--topic", NAME)).isEmpty();
        assertThat(run("cleaner", "quarantine", "replay", "--topic", NAME)).isEmpty();
        for (String way : List.of("discard", "discard --undo")) {
            String[] words = ("quarantine " + way + " --topic " + NAME + " --since 2026-01-01 --note try").split(" ");
            assertThat(run("cleaner", words)).isEmpty();
        }
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        assertThat(run("cleaner", "reprocess", "--from-archive", yesterday)).isEmpty();
        assertThat(run("aggregator", "aggregate")).isEmpty();
        assertThat(run("upkeep", "maintain")).isEmpty();
        assertThat(run("upkeep", "doctor", "--topic", NAME)).isEmpty();
        for (String command : List.of("verify", "status", "ledger")) {
            assertThat(run("reader", command, "--topic", NAME)).isEmpty();
        }
        assertThat(run("reader", "show", "daily_by_country")).isEmpty();
    }

    @Test
    void readerCannotClean() throws Exception {
        stack.createTopic("policies-reader", 1);
        try (var proxy = FaultProxy.before(stack.s3())) {
            proxy.inject(BucketPolicy.of("reader", "policies-reader"));
            Product.Result clean = product.run(
                    "clean",
                    "--available-now",
                    "--topic",
                    "policies-reader",
                    "--lake",
                    stack.lake("policies-reader"),
                    "--s3-endpoint",
                    proxy.endpoint().toString());

            assertRefused(clean, "access denied");
        }
    }

    /** Runs the command, which must succeed; returns what the policy refused meanwhile. */
    private static List<String> run(String policy, String... command) throws IOException, InterruptedException {
        try (var proxy = FaultProxy.before(stack.s3())) {
            var applied = BucketPolicy.of(policy, NAME);
            proxy.inject(applied);
            List<String> line = new ArrayList<>(List.of(command));
            line.addAll(List.of(
                    "--lake",
                    stack.lake(NAME),
                    "--s3-endpoint",
                    proxy.endpoint().toString()));
            product.run(line.toArray(String[]::new)).succeeded();
            return applied.refused();
        }
    }
}
