package dev.emissions.proof.doctor;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.Tables;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import dev.emissions.proof.status.SealedTopic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions doctor}: what is wrong, and what to do. */
@Command(
        name = "doctor",
        description = {
            "Check everything that cleaning depends on, and say what to do where something is wrong.",
            "",
            "Java and disk of this machine; broker, topic, retention, schema and offsets; bucket, safe writes, clocks and"
                    + " tables. Nothing is changed but for one small object that is written and deleted again. Exit code 3"
                    + " says that there is a PROBLEM."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  emissions doctor", "  emissions doctor --topic emissions.events --lake s3a://lake"})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var examination = new Examination();
        machine(examination);
        Optional<Lake> lake = store(examination);
        broker(examination, lake);
        return print(examination).number();
    }

    private static void machine(Examination examination) throws InterruptedException {
        examination.add(MachineChecks.java(Runtime.version().feature()));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        examination.check("Disk", () -> MachineChecks.disk("Disk", temporary));
        String spark = System.getenv("SPARK_LOCAL_DIRS");
        if (spark != null) {
            Path folder = Path.of(spark.split(",", 2)[0]);
            examination.check("Disk of Spark", () -> MachineChecks.disk("Disk of Spark", folder));
        }
    }

    private Optional<Lake> store(Examination examination) throws InterruptedException {
        Optional<Lake> lake = examination.attempt("Lake", () -> Lake.openToRead(lakeOptions));
        if (lake.isEmpty()) {
            return lake;
        }
        Lake opened = lake.orElseThrow();
        examination.add(Finding.ok("Lake", opened.root() + " is reachable and of a known format"));
        if ("s3a".equals(opened.root().getScheme())) {
            examination.check("Writes", () -> StoreChecks.writes(opened));
            if (lakeOptions.endpoint() != null) {
                examination.check(
                        "Clock of the S3 server", () -> StoreChecks.clock(lakeOptions.endpoint(), Clock.systemUTC()));
            }
        }
        for (TableContract table : Tables.all()) {
            examination.check("Table " + table.name(), () -> StoreChecks.table(opened, table));
        }
        return lake;
    }

    private void broker(Examination examination, Optional<Lake> lake) throws InterruptedException {
        Optional<TopicBroker> connection = examination.attempt("Broker", () -> new TopicBroker(kafka));
        if (connection.isEmpty()) {
            return;
        }
        try (TopicBroker broker = connection.orElseThrow()) {
            Optional<TopicFacts> topic = examination.attempt("Broker", broker::facts);
            if (topic.isPresent()) {
                TopicFacts facts = topic.orElseThrow();
                examination.add(Finding.ok("Broker", kafka.bootstrapServers() + " answers"));
                examination.add(BrokerChecks.topic(kafka.topic(), facts));
                Map<Integer, OffsetBounds> bounds = broker.bounds(facts.partitions());
                examination.check("Schema", () -> BrokerChecks.schema(broker, bounds));
                if (lake.isPresent()) {
                    ledger(examination, lake.orElseThrow(), facts, bounds);
                }
            }
        }
    }

    private void ledger(Examination examination, Lake lake, TopicFacts facts, Map<Integer, OffsetBounds> bounds)
            throws InterruptedException {
        Optional<SealedTopic> sealed = examination.attempt("Ledger", () -> SealedTopic.read(lake, kafka.topic()));
        sealed.ifPresent(seals -> {
            examination.add(BrokerChecks.topicId(facts, seals));
            examination.add(BrokerChecks.offsets(bounds, seals));
        });
    }

    private ExitCode print(Examination examination) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : examination.findings()) {
            out.printf(Locale.ROOT, "%-8s %s: %s%n", finding.severity(), finding.check(), finding.seen());
            if (!finding.advice().isEmpty()) {
                out.println("         -> " + finding.advice());
            }
        }
        out.flush();
        boolean isIll =
                examination.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
        return isIll ? ExitCode.UNREACHABLE : ExitCode.OK;
    }
}
