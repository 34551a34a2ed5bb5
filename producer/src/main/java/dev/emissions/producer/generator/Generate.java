package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.Progress;
import dev.emissions.producer.generator.Generation.Limits;
import dev.emissions.producer.generator.NewFile.Overwriting;
import dev.emissions.producer.publish.ReadyTopic;
import dev.emissions.producer.publish.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** {@code emissions generate}: turns a request into a plan, a sink and a run. */
public final class Generate {
    private static final long USUAL_COUNT = 100_000;
    private static final Duration USUAL_SPAN = Duration.ofDays(2);
    /** So that no event, jittered as it may be, comes from the future. */
    private static final Duration SAFELY_PAST = Duration.ofSeconds(5);
    /** Events per sweep over the span when nobody knows how many there will be. */
    private static final long ENDLESS_SWEEP = 1_000_000;

    private final GenerateRequest request;
    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;

    public Generate(GenerateRequest request, Clock clock, PrintWriter out, PrintWriter err) {
        this.request = request;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /**
     * Generates until the end or the signal, and prints a summary.
     *
     * @throws CommandFailure if the destination cannot be used
     */
    public void run(StopSignal stop) {
        OutputFormat format = request.output().file() == null
                ? null
                : OutputFormat.of(request.output().format(), request.output().file());
        GenerationPlan plan = plan(format);
        NewFile.requireRoom(request.labels(), overwriting());
        NewFile.requireRoom(request.output().file(), overwriting());
        ReadyTopic topic = format == null ? topic() : null;
        Instant begin = clock.instant();
        try (LabelFile labels = labels();
                EventSink sink = format == null ? new KafkaSink(topic, labels) : fileSink(format, labels)) {
            Generation generation = new Generation(new EventGenerator(plan), sink, limits(), stop, clock);
            Tally tally = generation.run(new Progress(err, clock, "events", expected()));
            out.print(tally.summary(sink.destination(), Duration.between(begin, clock.instant())));
            printTruth(plan, tally, labels);
            out.flush();
        }
    }

    private void printTruth(GenerationPlan plan, Tally tally, LabelFile labels) {
        out.printf(
                Locale.ROOT,
                "  event time %s to %s, seed %d%n",
                instant(plan.timeline().eventMicros(0)),
                instant(plan.timeline().eventMicros(Math.max(0, tally.events() - 1))),
                plan.seed());
        if (labels != null) {
            out.printf(Locale.ROOT, "  %,d labels in %s%n", labels.rows(), request.labels());
        }
        if (request.amount().count() != null
                && tally.events() < request.amount().count()) {
            out.printf(
                    Locale.ROOT,
                    "  stopped before all of %,d%n",
                    request.amount().count());
        }
    }

    private GenerationPlan plan(OutputFormat format) {
        Target target = target(format);
        return new GenerationPlan(
                request.content().seed(),
                start(),
                timeline(),
                request.content().domains(),
                IssueMix.parse(request.content().issues(), target),
                request.content().anomalyRate(),
                target);
    }

    private Target target(OutputFormat format) {
        if (format != null) {
            return format.target();
        }
        return request.eventTime().start() == null ? Target.KAFKA_NOW : Target.KAFKA;
    }

    private boolean isLive() {
        return request.amount().rate() != null && request.eventTime().span() == null;
    }

    private Timeline timeline() {
        if (isLive()) {
            return Timeline.live(start(), request.amount().rate());
        }
        long count = limits().count();
        return Timeline.spread(start(), span(), count == Long.MAX_VALUE ? ENDLESS_SWEEP : count);
    }

    private Duration span() {
        return request.eventTime().span() == null
                ? USUAL_SPAN
                : request.eventTime().span();
    }

    private Instant start() {
        if (request.eventTime().start() != null) {
            return request.eventTime().start();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return isLive()
                ? now.minus(GenerationPlan.LIVE_DELAY)
                : now.minus(SAFELY_PAST).minus(span());
    }

    private Limits limits() {
        GenerateRequest.Amount amount = request.amount();
        boolean endless = amount.rate() != null || amount.duration() != null;
        long unsaid = endless ? Long.MAX_VALUE : USUAL_COUNT;
        return new Limits(
                amount.count() == null ? unsaid : amount.count(),
                amount.duration() == null ? Limits.ENDLESS : amount.duration(),
                amount.rate() == null ? Double.POSITIVE_INFINITY : amount.rate());
    }

    private long expected() {
        long count = limits().count();
        if (request.amount().duration() != null && request.amount().rate() != null) {
            return Math.min(count, (long) (request.amount().duration().toMillis()
                    / 1e3
                    * request.amount().rate()));
        }
        return count == Long.MAX_VALUE ? 0 : count;
    }

    private LabelFile labels() {
        return request.labels() == null
                ? null
                : new LabelFile(new OutputStreamWriter(NewFile.create(request.labels(), overwriting()), UTF_8));
    }

    private ReadyTopic topic() {
        GenerateRequest.Kafka kafka = request.kafka();
        return ReadyTopic.open(kafka.brokers(), kafka.topic(), kafka.partitions());
    }

    private EventSink fileSink(OutputFormat format, LabelFile labels) {
        Path file = request.output().file();
        OutputStream stream = NewFile.create(file, overwriting());
        try {
            return new FileSink(format.writer(stream, request.content().seed()), file, labels);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot write events to " + file + ": " + e.getMessage(), e);
        }
    }

    private Overwriting overwriting() {
        return request.force() ? Overwriting.FORCED : Overwriting.REFUSED;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
    }
}
