package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two cleaners of one topic, started by mistake: one of them says so and ends, the other goes on, and nothing is counted twice. */
class TwoCleanersE2E extends StackTest {
    @Test
    void secondCleanerOfATopicEndsBeforeItCommits() throws Exception {
        String topic = "cleaned-by-two";
        String lake = stack.lake("cleaned-by-two");
        stack.createTopic(topic, 3);
        Process events = product.start(
                folder.resolve("events.log"), "generate", "--topic", topic, "--count", "200000", "--rate", "500");
        Process one = cleaner("one", topic, lake);
        Process other = cleaner("other", topic, lake);
        try {
            CompletableFuture.anyOf(one.onExit(), other.onExit()).get(150, TimeUnit.SECONDS);
        } finally {
            end(events);
        }
        Process ended = one.isAlive() ? other : one;
        Path told = folder.resolve(one.isAlive() ? "other.log" : "one.log");

        assertThat(ended.waitFor()).as(Files.readString(told)).isEqualTo(3);
        assertThat(Files.readString(told))
                .contains("Cannot go on with topic " + topic + ": another cleaner takes it into this lake as well")
                .contains("nothing of it was committed", "emissions recover --topic " + topic);
        end(one.isAlive() ? one : other);
        product.run("recover", "--topic", topic, "--lake", lake).succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(stack.endOffsets(topic));
        product.run("verify", "--strict", "--lake", lake).succeeded();
    }

    private Process cleaner(String name, String topic, String lake) throws Exception {
        return product.start(
                folder.resolve(name + ".log"),
                "clean",
                "--trigger",
                "500ms",
                "--topic",
                topic,
                "--lake",
                lake,
                "--checkpoint",
                lake + "/ops/checkpoints/" + name);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
