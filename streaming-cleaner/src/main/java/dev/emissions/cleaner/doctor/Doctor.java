package dev.emissions.cleaner.doctor;

import dev.emissions.cleaner.CleanerBooks;
import dev.emissions.cleaner.repair.Repairs;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.StackFile;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.Tables;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import dev.emissions.proof.status.SealedTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Looks at one thing after the other; what cannot be reached is a finding, and what needs it is left out. */
final class Doctor {
    private static final String ASK_BROKER = "start the broker, or name another by --bootstrap-servers and --topic";
    private static final String ASK_STORE = "start the S3 server, or set --lake, --s3-endpoint and the keys right";

    private final KafkaOptions kafka;
    private final LakeOptions lakeOptions;
    private final Optional<String> checkpoint;
    private final Clock clock = Clock.systemUTC();
    private final Examination examination = new Examination();

    /**
     * A doctor for one topic and lake.
     *
     * @param checkpoint the cleaner's, or empty for the one in the lake
     */
    Doctor(KafkaOptions kafka, LakeOptions lakeOptions, Optional<String> checkpoint) {
        this.kafka = kafka;
        this.lakeOptions = lakeOptions;
        this.checkpoint = checkpoint;
    }

    /** Examines everything. */
    Examination examine() throws InterruptedException {
        machine();
        Optional<Lake> lake = examination.attempt("Lake", ASK_STORE, () -> Lake.openToRead(lakeOptions));
        if (lake.isPresent()) {
            store(lake.orElseThrow());
            books(lake.orElseThrow());
        }
        Optional<TopicBroker> broker = examination.attempt("Broker", ASK_BROKER, () -> new TopicBroker(kafka));
        if (broker.isPresent()) {
            try (TopicBroker open = broker.orElseThrow()) {
                broker(open, lake);
            }
        }
        return examination;
    }

    private void machine() throws InterruptedException {
        examination.add(MachineChecks.java(Runtime.version().feature()));
        disk("Disk", Path.of(System.getProperty("java.io.tmpdir")));
        String spark = System.getenv("SPARK_LOCAL_DIRS");
        if (spark != null) {
            disk("Disk of Spark", Path.of(spark.split(",", 2)[0]));
        }
        Path stack = StackFile.directory(System.getenv());
        if (Files.isDirectory(stack)) {
            disk("Disk of the local stack", stack);
        }
    }

    private void disk(String what, Path folder) throws InterruptedException {
        examination.check(
                what, "make " + folder + " a folder that can be read", () -> MachineChecks.disk(what, folder));
    }

    private void store(Lake lake) throws InterruptedException {
        examination.add(Finding.ok("Lake", lake.root() + " is reachable and of a known format"));
        if ("s3a".equals(lake.root().getScheme())) {
            examination.check("Writes", ASK_STORE, () -> StoreChecks.writes(lake));
            if (lakeOptions.endpoint() != null) {
                examination.check(
                        "Clock of the S3 server", ASK_STORE, () -> StoreChecks.clock(lakeOptions.endpoint(), clock));
            }
        }
        for (TableContract table : Tables.all()) {
            examination.check(
                    "Table " + table.name(),
                    "restore its log, or read it with the version that wrote it",
                    () -> StoreChecks.table(lake, table));
        }
    }

    private void books(Lake lake) throws InterruptedException {
        var books = new CleanerBooks(lake, kafka.topic());
        examination.check(
                "Checkpoint",
                BookChecks.RECOVER,
                () -> BookChecks.checkpoint(() -> books.checkpointProblem(checkpoint)));
        examination.check("Batches", ASK_STORE, () -> BookChecks.batches(books.unsealedBatches()));
        examination.check("Repairs", ASK_STORE, () -> BookChecks.repairs(new Repairs(lake).unfinished()));
    }

    private void broker(TopicBroker broker, Optional<Lake> lake) throws InterruptedException {
        Optional<TopicFacts> topic = examination.attempt("Broker", ASK_BROKER, broker::facts);
        if (topic.isEmpty()) {
            return;
        }
        TopicFacts facts = topic.orElseThrow();
        examination.check("Broker", ASK_BROKER, () -> BrokerChecks.cluster(kafka.bootstrapServers(), broker.cluster()));
        examination.add(BrokerChecks.topic(kafka.topic(), facts));
        examination.check(
                "Clock of the broker",
                ASK_BROKER,
                () -> BrokerChecks.newest(broker.newestTimestamp(facts.partitions()), facts, clock));
        Optional<Map<Integer, OffsetBounds>> bounds =
                examination.attempt("Offsets", ASK_BROKER, () -> broker.bounds(facts.partitions()));
        if (bounds.isPresent()) {
            examination.check("Schema", ASK_BROKER, () -> BrokerChecks.schema(broker, bounds.orElseThrow()));
            if (lake.isPresent()) {
                ledger(lake.orElseThrow(), facts, bounds.orElseThrow());
            }
        }
    }

    private void ledger(Lake lake, TopicFacts facts, Map<Integer, OffsetBounds> bounds) throws InterruptedException {
        Optional<SealedTopic> sealed =
                examination.attempt("Ledger", ASK_STORE, () -> SealedTopic.read(lake, kafka.topic()));
        sealed.ifPresent(seals -> {
            examination.add(BrokerChecks.topicId(facts, seals));
            examination.add(BrokerChecks.offsets(bounds, seals));
        });
    }
}
