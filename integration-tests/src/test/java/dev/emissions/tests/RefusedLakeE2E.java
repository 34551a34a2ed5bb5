package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy;
import dev.emissions.faults.Faults;
import dev.emissions.faults.RequestPattern;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lakes that a command must leave as they are. */
class RefusedLakeE2E extends StackTest {
    private static final String TOPIC = "for-a-refused-lake";

    /** The commands that write to a lake. */
    private enum Writer {
        CLEAN,
        AGGREGATE,
        INGEST
    }

    @ParameterizedTest
    @EnumSource
    void lakeOfANewerVersionIsLeftAlone(Writer writer) throws Exception {
        String lake = stack.lake("newer-" + writer);
        stack.write(lake, "ops/format.json", "{\"format\": 99}\n");

        Product.Result result = run(writer, Map.of(), lake);

        assertRefused(result, "written by a newer version; expected format 1 or less, got 99");
        assertThat(stack.files(lake)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void bucketThatMayOnlyBeReadIsNamed(Writer writer) throws Exception {
        String lake = stack.lake("read-only-" + writer);

        try (FaultProxy front = readOnlyFront()) {
            Product.Result result =
                    run(writer, Map.of("EMISSIONS_S3_ENDPOINT", front.endpoint().toString()), lake);
            assertRefused(result, lake);
            assertThat(result.err()).contains("403").contains("write");
        }
        assertThat(stack.files(lake)).isEmpty();
    }

    @Test
    void lakeThatMayOnlyBeReadCanBeShown() throws Exception {
        String lake = stack.lake("shown");
        product.run("generate", "--topic", "shown", "--count", "10", "--issues", "none")
                .succeeded();
        product.run("clean", "--available-now", "--topic", "shown", "--lake", lake)
                .succeeded();

        try (FaultProxy front = readOnlyFront()) {
            Product.Result result = product.run(
                            Map.of("EMISSIONS_S3_ENDPOINT", front.endpoint().toString()),
                            "show",
                            "cleaned",
                            "--lake",
                            lake,
                            "--format",
                            "csv")
                    .succeeded();

            assertThat(result.out().lines()).hasSize(11);
            assertThat(front.passages())
                    .isNotEmpty()
                    .allMatch(passage -> passage.fault().kind() == Fault.Kind.NONE);
        }
    }

    /** Stands before the stack's S3 server for a user who may only read. */
    private static FaultProxy readOnlyFront() throws IOException {
        FaultProxy front = FaultProxy.before(URI.create(stack.connection().get("s3-endpoint")));
        front.inject(Faults.always(RequestPattern.of("PUT|POST|DELETE", ""), Fault.DENY_403));
        return front;
    }

    private Product.Result run(Writer writer, Map<String, String> environment, String lake)
            throws IOException, InterruptedException {
        List<String> command =
                switch (writer) {
                    case CLEAN -> {
                        product.run("generate", "--topic", TOPIC, "--count", "10")
                                .succeeded();
                        yield List.of("clean", "--available-now", "--topic", TOPIC, "--lake", lake);
                    }
                    case AGGREGATE -> List.of("aggregate", "--lake", lake);
                    case INGEST -> List.of("ingest", "--topic", "never-made", "--lake", lake, drop());
                };
        return product.run(environment, command.toArray(String[]::new));
    }

    private String drop() throws IOException {
        Path file = folder.resolve("drop.csv");
        return Files.writeString(file, FlatDropE2E.HEADER).toString();
    }
}
