package dev.emissions.benchmarks.pipeline;

import dev.emissions.benchmarks.pipeline.LatencyResult.Round;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Has the cleaner run as a stream, publishes a few events and waits for their seal, again and again. */
final class Latency {
    private static final String TOPIC = "bench.events";
    private static final String CLEANER = "cleaner";
    private static final int WARM_UP_EVENTS = 20_000;
    private static final int WARM_UP_ROUNDS = 10;
    private static final long PAUSE_MILLIS = 200;

    private final LatencySettings settings;
    private final ProjectHome home;
    private final PrintWriter out;

    Latency(LatencySettings settings, ProjectHome home, PrintWriter out) {
        this.settings = settings;
        this.home = home;
        this.out = out;
    }

    LatencyResult run() throws InterruptedException {
        Instant measuredAt = Instant.now();
        String commit = home.commit();
        double load = Machine.load();
        try (BenchStack stack = BenchStack.start(home)) {
            say("Publishing %,d events to warm up", WARM_UP_EVENTS);
            stack.run(
                    "warm-up", "emissions", "generate", "--topic", TOPIC, "--count", Integer.toString(WARM_UP_EVENTS));
            Path events = stack.file("events.avro");
            int needed = (WARM_UP_ROUNDS + settings.rounds()) * settings.events();
            stack.run(
                    "generate",
                    "emissions",
                    "generate",
                    "--output",
                    events.toString(),
                    "--count",
                    Integer.toString(needed),
                    "--seed",
                    "2",
                    "--issues",
                    "none");
            List<Round> rounds = measure(stack, EventFile.read(events, TOPIC));
            return new LatencyResult(settings, Machine.here(), commit, measuredAt, load, rounds);
        }
    }

    private List<Round> measure(BenchStack stack, List<ProducerRecord<byte[], byte[]>> events)
            throws InterruptedException {
        Path report = stack.file("report.jsonl");
        Process cleaner = stack.begin(
                CLEANER,
                "emissions",
                "clean",
                "--topic",
                TOPIC,
                "--trigger",
                settings.trigger(),
                "--report",
                report.toString());
        try (EventPublisher publisher = EventPublisher.to(stack)) {
            var sealed = new SealedEvents(stack, cleaner, CLEANER, report);
            sealed.await(WARM_UP_EVENTS);
            say("Publishing %d events, %d times", settings.events(), settings.rounds());
            List<Round> rounds = new ArrayList<>();
            for (int first = 0; first < events.size(); first += settings.events()) {
                rounds.add(round(publisher, sealed, events.subList(first, first + settings.events())));
            }
            stack.end(cleaner, "emissions clean");
            return rounds.subList(WARM_UP_ROUNDS, rounds.size());
        }
    }

    private static Round round(
            EventPublisher publisher, SealedEvents sealed, List<ProducerRecord<byte[], byte[]>> events)
            throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        Instant sent = Instant.now();
        publisher.publish(events);
        List<BatchLine> batches = sealed.await(events.size());
        Instant last = batches.get(batches.size() - 1).sealedAt();
        return new Round(Duration.between(sent, last), batches);
    }

    private void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
