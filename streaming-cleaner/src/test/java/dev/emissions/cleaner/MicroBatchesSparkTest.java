package dev.emissions.cleaner;

import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cleaner.repair.QuarantineCommand;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.CommandRunner;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.upkeep.Compaction;
import dev.emissions.lakehouse.upkeep.Saving;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroBatchesSparkTest {
    private static final String TOPIC = "events";
    private static final String QUERY = "query-1";

    private static SparkSession spark;
    private static JavaSparkContext jobs;

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        jobs = JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    @AfterAll
    static void stopSpark() throws IOException {
        spark.close();
    }

    @BeforeEach
    void openLake() {
        lake = Lake.of(folder.resolve("lake").toUri(), Map.of());
    }

    @Test
    void everyOffsetOfABatchHasOneDisposition() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 7L));

        open().run(
                        records(
                                record(1, valid("a")),
                                record(2, valid("a")),
                                record(0, 4, "example.com", bytes("x")),
                                record(5, valid("b"))),
                        0);

        TableRow sealed = rows(LedgerTable.CONTRACT).get(0);
        assertThat(sealed.value(LedgerTable.TOPIC_ID)).isEqualTo("topic-1");
        assertThat(sealed.value(LedgerTable.LOST)).isEqualTo(0L);
        assertThat(sealed.value(LedgerTable.FROM_OFFSET)).isEqualTo(0L);
        assertThat(sealed.value(LedgerTable.UNTIL_OFFSET)).isEqualTo(7L);
        assertThat(sealed.value(LedgerTable.CLEANED)).isEqualTo(2L);
        assertThat(sealed.value(LedgerTable.QUARANTINED)).isEqualTo(1L);
        assertThat(sealed.value(LedgerTable.DUPLICATES)).isEqualTo(1L);
        assertThat(sealed.value(LedgerTable.GAPS)).isEqualTo(3L);
        assertThat(sealed.value(LedgerTable.GAP_RANGES))
                .hasToString("[{from_offset=0, until_offset=1}, {from_offset=3, until_offset=4},"
                        + " {from_offset=6, until_offset=7}]");
    }

    @Test
    void quarantineKeepsTheRecordAsItWas() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        var header = new KafkaRecord.Header("trace", bytes("42"));
        KafkaRecord record = new KafkaRecord(0, 0, 1_000_000L, bytes("key"), bytes("no event"), header);

        open().run(records(record), 0);

        TableRow row = rows(QuarantineTable.CONTRACT).get(0);
        assertThat(row.value(QuarantineTable.RAW_KEY)).isEqualTo(bytes("key"));
        assertThat(row.value(QuarantineTable.RAW_VALUE)).isEqualTo(bytes("no event"));
        assertThat(row.value(QuarantineTable.REASONS)).isEqualTo(List.of("UNDECODABLE"));
        assertThat(row.value(QuarantineTable.KAFKA_TIMESTAMP)).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(((List<?>) row.value(QuarantineTable.HEADERS)).get(0).toString())
                .contains("key=trace");
    }

    @Test
    void acceptedRowHoldsWhatTheEventSaid() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        EmissionEvent event = valid("a");
        event.setCountry("Germany");

        open().run(records(record(0, event)), 0);

        TableRow row = rows(CleanedTable.CONTRACT).get(0);
        assertThat(row.value(CleanedTable.EVENT_ID)).isEqualTo("a");
        assertThat(row.value(CleanedTable.EVENT_TIME)).isEqualTo(TestEvents.TIME);
        assertThat(row.value(CleanedTable.COUNTRY)).isEqualTo("DE");
        assertThat(row.value(CleanedTable.TOTAL_GRAMS)).hasToString("1.500000000");
        assertThat(row.value(CleanedTable.CONSUMER_DEVICE_GRAMS)).isNull();
        assertThat(row.value(CleanedTable.REPAIRS))
                .hasToString("[{rule=COUNTRY_NORMALISED, field=country, raw=Germany}]");
        assertThat(row.value(CleanedTable.FLAGS)).isNull();
    }

    @Test
    void runningASealedBatchAgainAddsNothing() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        KafkaRecord[] batch = {record(0, valid("a")), record(1, valid("b"))};
        open().run(records(batch), 0);

        open().run(records(batch), 0);

        assertThat(rows(CleanedTable.CONTRACT)).hasSize(2);
        assertThat(rows(LedgerTable.CONTRACT)).hasSize(1);
    }

    @Test
    void decisionStandsThoughTheRecordsWouldNowBeJudgedOtherwise() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        MicroBatches first = open();
        first.run(records(record(0, valid("a")), record(1, valid("b"))), 0);
        deleteLog(LedgerTable.CONTRACT);
        deleteLog(CleanedTable.CONTRACT);

        open().run(records(record(0, valid("c")), record(1, valid("d"))), 0);

        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
        assertThat(rows(LedgerTable.CONTRACT)).hasSize(1);
    }

    @Test
    void twinsMeetAcrossBatchesAndRestarts() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        checkpoint(1, Map.of(), Map.of(0, 4L));
        open().run(records(record(0, valid("a")), record(1, valid("b"))), 0);

        open().run(records(record(2, valid("b")), record(3, valid("c"))), 1);

        assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void batchIsJudgedAnewWhenAnotherWriterBroughtItsEventIn() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        MicroBatches overtaken = open("query-1");
        ofAnotherTopic(1).run(records(record(0, valid("a"))), 0);

        overtaken.run(records(record(0, valid("a")), record(1, valid("b"))), 0);

        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
        assertThat(folder.resolve("lake/ops/batches/query-1/0.2.json")).exists();
    }

    @Test
    void overtakenBatchOfDuplicatesAloneIsJudgedAnewToo() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        checkpoint(1, Map.of(), Map.of(0, 2L));
        MicroBatches overtaken = open("query-1");
        overtaken.run(records(record(0, valid("a"))), 0);
        ofAnotherTopic(1).run(records(record(0, valid("x"))), 0);

        overtaken.run(records(record(1, valid("a"))), 1);

        assertThat(folder.resolve("lake/ops/batches/query-1/1.2.json")).exists();
        assertThat(ids()).containsExactlyInAnyOrder("a", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"an event", "no event"})
    void twoCleanersOfATopicAreToldBeforeTheSecondCommits(String what) throws IOException {
        KafkaRecord record =
                what.equals("an event") ? record(0, valid("a")) : record(0, 0, "example.com", bytes("no event"));
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        MicroBatches second = open("query-1");
        open("query-2").run(records(record), 0);

        assertThatThrownBy(() -> second.run(records(record), 0))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("another cleaner takes it into this lake as well")
                .hasMessageContaining("offsets 0:0-0, got another: query query-2")
                .extracting(failure -> ((CommandFailure) failure).exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);

        new UnsealedBatches(lake, LakeTables.open(lake)).complete(TOPIC);
        assertThat(rows(CleanedTable.CONTRACT).size()
                        + rows(QuarantineTable.CONTRACT).size())
                .isEqualTo(1);
        assertThat(rows(LedgerTable.CONTRACT)).hasSize(1);
    }

    @Test
    void cleanerThatBeginsWhereTheTopicIsNoLongerSealedIsRefused() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        checkpoint(1, Map.of(), Map.of(0, 3L));
        MicroBatches first = open("query-1");
        open("query-2").run(records(record(0, valid("a")), record(1, valid("b"))), 0);
        MicroBatches late = open("query-3");

        assertThatThrownBy(() -> late.run(records(record(0, valid("a"))), 0))
                .hasMessageContaining("sealed until 0:2; nothing of it was committed");
        assertThatThrownBy(() -> first.run(records(record(0, valid("a"))), 0)).hasMessageContaining("query query-2");
        late.run(records(record(2, valid("c"))), 1);
        assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void lossThatWasAcceptedMeanwhileStopsTheCleanerThatReadIt() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        MicroBatches running = open();
        new LossRecord(lake, TOPIC, "topic-1", Clock.systemUTC())
                .write(List.of(new AcceptedLoss(0, 0, 4)), LakeTables.open(lake));

        assertThatThrownBy(() -> running.run(records(record(0, valid("a"))), 0))
                .hasMessageContaining(
                        "got another: a start that gave up offsets of the topic meanwhile; nothing of it was committed");
        new UnsealedBatches(lake, LakeTables.open(lake)).complete(TOPIC);
        assertThat(rows(LedgerTable.CONTRACT)).hasSize(1);
        assertThat(ids()).isEmpty();
    }

    /** It was decided, overtaken and left; another cleaner has sealed its offsets since. */
    @Test
    void batchThatAnotherCleanerHasSealedIsNotJudgedAnew() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        MicroBatches first = open();
        MicroBatches second = open("query-2");
        second.run(records(record(0, valid("a"))), 0);
        assertThatThrownBy(() -> first.run(records(record(0, valid("a"))), 0)).isInstanceOf(CommandFailure.class);

        assertThatThrownBy(() -> open().run(records(record(0, valid("a"))), 0))
                .hasMessageContaining("the ledger is sealed until 0:1");
        assertThat(rows(LedgerTable.CONTRACT)).hasSize(1);
    }

    @Test
    void cleanersOfTwoTopicsTakeTurns() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        checkpoint(1, Map.of(), Map.of(0, 2L));
        MicroBatches one = open();
        MicroBatches other = ofAnotherTopic(2);

        one.run(records(record(0, valid("a"))), 0);
        other.run(records(record(0, valid("b"))), 0);
        one.run(records(record(1, valid("c"))), 1);
        other.run(records(record(1, valid("d"))), 1);

        assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(SealedOffsets.read(lake, TOPIC).ends()).isEqualTo(Map.of(0, 2L));
        assertThat(SealedOffsets.read(lake, "others").ends()).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void replayBetweenTwoBatchesIsSeenByTheRunningQuery() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        checkpoint(1, Map.of(), Map.of(0, 4L));
        open(QUERY, false, rejectingAll()).run(records(record(0, valid("a")), record(1, valid("b"))), 0);
        MicroBatches running = open();

        String told = replay("EVENT_TIME_INVALID");
        running.run(records(record(2, valid("b")), record(3, valid("c"))), 1);

        assertThat(told).contains("2 cleaned");
        assertThat(folder.resolve("lake/ops/batches/query-1/1.2.json")).exists();
        assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(rows(LedgerTable.CONTRACT))
                .extracting(row -> row.value(LedgerTable.DUPLICATE_RANGES).toString())
                .containsExactlyInAnyOrder("[]", "[{from_offset=2, until_offset=3}]");
    }

    /**
     * The first file has more ids than are remembered (24 bytes each), so its twin must be looked for in the table: in the file that took its
     * place. What only one who reads the whole date again would read is not there.
     */
    @Test
    void twinsAreFoundWhereRowsWereRearrangedBetweenTwoBatches() throws IOException {
        int many = 60_000;
        KafkaRecord[] first = IntStream.range(0, many)
                .mapToObj(offset -> record(offset, valid("first-" + offset)))
                .toArray(KafkaRecord[]::new);
        checkpoint(0, Map.of(0, 0L), Map.of(0, (long) many));
        for (long batch = 1; batch <= 5; batch++) {
            checkpoint(batch, Map.of(), Map.of(0, many + batch));
        }
        MicroBatches running = open(QUERY, false, Thresholds.defaults(), 23L * many);
        running.run(records(first), 0);
        for (int batch = 1; batch <= 3; batch++) {
            running.run(records(record(many + batch - 1, valid("small-" + batch))), batch);
        }
        Set<Path> before = dataFiles();
        Saving saved = new Compaction(lake, CleanedTable.CONTRACT).run();

        running.run(records(record(many + 3, valid("next"))), 4);
        for (Path file : before) {
            Files.delete(file);
        }
        Path known = dataFiles().stream()
                .filter(file -> file.getFileName().toString().startsWith("part-"))
                .findFirst()
                .orElseThrow();
        Path hidden = Files.move(known, folder.resolve("hidden"));
        running.run(records(record(many + 4, valid("first-7"))), 5);
        Files.move(hidden, known);

        assertThat(saved.filesBefore()).isEqualTo(4);
        assertThat(ids()).hasSize(many + 4).doesNotHaveDuplicates();
    }

    private Set<Path> dataFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("lake").resolve(CleanedTable.CONTRACT.path()))) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !file.toString().contains("_delta_log"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void decisionIsCarriedOutThoughItsCheckpointIsLost() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        open().run(records(record(0, valid("a")), record(0, 1, "key", bytes("no event"))), 0);
        deleteLog(LedgerTable.CONTRACT);
        deleteLog(QuarantineTable.CONTRACT);

        new UnsealedBatches(lake, LakeTables.open(lake)).complete(TOPIC);
        new UnsealedBatches(lake, LakeTables.open(lake)).complete(TOPIC);

        assertThat(rows(CleanedTable.CONTRACT)).hasSize(1);
        assertThat(rows(QuarantineTable.CONTRACT)).hasSize(1);
        assertThat(SealedOffsets.read(lake, TOPIC).ends()).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void decisionOfAnotherTopicIsLeftAlone() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 1L));
        open().run(records(record(0, valid("a"))), 0);
        deleteLog(LedgerTable.CONTRACT);

        new UnsealedBatches(lake, LakeTables.open(lake)).complete("another");

        assertThat(rows(LedgerTable.CONTRACT)).isEmpty();
    }

    @Test
    void archiveHoldsEveryRecordAsItWas() throws IOException {
        checkpoint(0, Map.of(0, 0L), Map.of(0, 2L));
        var header = new KafkaRecord.Header("trace", bytes("42"));
        KafkaRecord torn = new KafkaRecord(0, 1, 1_000_000L, bytes("key"), bytes("no event"), header);

        archiving().run(records(record(0, valid("a")), torn), 0);

        List<TableRow> rows = rows(ArchiveTable.CONTRACT);
        assertThat(rows).hasSize(2).anySatisfy(row -> {
            assertThat(row.value(ArchiveTable.KAFKA_OFFSET)).isEqualTo(1L);
            assertThat(row.value(ArchiveTable.RAW_KEY)).isEqualTo(bytes("key"));
            assertThat(row.value(ArchiveTable.RAW_VALUE)).isEqualTo(bytes("no event"));
            assertThat(row.value(ArchiveTable.KAFKA_TIMESTAMP)).isEqualTo(Instant.ofEpochSecond(1));
            assertThat(((List<?>) row.value(ArchiveTable.HEADERS)).get(0))
                    .asString()
                    .contains("key=trace");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void idsAreAcceptedOnceWhereverTheirRecordsLie(long seed) throws IOException {
        Random random = new Random(seed);
        MicroBatches batches = null;
        Map<Integer, Long> ends = new TreeMap<>();
        int partitions = 2;
        List<String> sent = new ArrayList<>();
        for (int batch = 0; batch < 5; batch++) {
            partitions += batch == 3 ? 2 : 0;
            Map<Integer, Long> starts = new TreeMap<>(ends);
            List<KafkaRecord> records = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String id = "id" + random.nextInt(80);
                int partition = random.nextInt(partitions);
                String key = random.nextInt(4) == 0 ? null : "key" + random.nextInt(10);
                long offset = ends.merge(partition, 1L, Long::sum) - 1;
                records.add(record(partition, offset, key, valid(id)));
                sent.add(id);
            }
            for (int partition = 0; partition < partitions; partition++) {
                ends.putIfAbsent(partition, 0L);
                starts.putIfAbsent(partition, 0L);
            }
            checkpoint(batch, starts, ends);
            if (batches == null || random.nextInt(2) == 0) {
                batches = open();
            }
            batches.run(records(records.toArray(KafkaRecord[]::new)), batch);
        }

        assertThat(ids()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(distinct(sent));
        long duplicates = rows(LedgerTable.CONTRACT).stream()
                .mapToLong(row -> (Long) row.value(LedgerTable.DUPLICATES))
                .sum();
        assertThat(duplicates).isEqualTo(sent.size() - ids().size());
    }

    private static List<String> distinct(List<String> values) {
        return values.stream().distinct().toList();
    }

    /** Replays what the rule rejected, as a user would; returns what was told. */
    private String replay(String rule) {
        StringWriter told = new StringWriter();
        CommandRunner.run(
                new PrintWriter(told),
                new PrintWriter(told),
                Map.of("EMISSIONS_STACK", "/no/stack"),
                new QuarantineCommand(),
                "replay",
                "--rule",
                rule,
                "--lake",
                lake.root().toString());
        return told.toString();
    }

    /** Thresholds that are wrong: no event is recent enough. */
    private static Thresholds rejectingAll() {
        Thresholds right = Thresholds.defaults();
        return new Thresholds(
                Instant.parse("2090-01-01T00:00:00Z"),
                right.latest(),
                right.clockSkew(),
                right.lateness(),
                right.mismatchGrams(),
                right.mismatchFraction(),
                right.largeMismatchFraction(),
                right.highGramsPerImpression(),
                right.highestGramsPerImpression(),
                right.unitDistance(),
                right.unitTolerance(),
                right.highestGrams(),
                right.highestImpressions());
    }

    private MicroBatches open() throws IOException {
        return open(QUERY);
    }

    private MicroBatches open(String queryId) throws IOException {
        return open(queryId, false, Thresholds.defaults());
    }

    private MicroBatches archiving() throws IOException {
        return open(QUERY, true, Thresholds.defaults());
    }

    private MicroBatches open(String queryId, boolean archiveRaw, Thresholds thresholds) throws IOException {
        return open(queryId, archiveRaw, thresholds, 1 << 20);
    }

    private MicroBatches open(String queryId, boolean archiveRaw, Thresholds thresholds, long idMemoryBytes)
            throws IOException {
        return open(TOPIC, queryId, archiveRaw, thresholds, idMemoryBytes);
    }

    /** A cleaner of another topic, with batches of one record each. */
    private MicroBatches ofAnotherTopic(int batches) throws IOException {
        for (long batch = 0; batch < batches; batch++) {
            checkpoint("others", batch, Map.of(0, 0L), Map.of(0, batch + 1));
        }
        return open("others", "query-2", false, Thresholds.defaults(), 1 << 20);
    }

    private MicroBatches open(
            String topic, String queryId, boolean archiveRaw, Thresholds thresholds, long idMemoryBytes)
            throws IOException {
        CleanSettings settings = new CleanSettings(
                KafkaAddress.plain("127.0.0.1:1"),
                topic,
                Optional.of(folder.resolve("checkpoint-" + topic).toUri().toString()),
                Optional.empty(),
                1000,
                idMemoryBytes,
                archiveRaw,
                List.of(),
                Optional.empty(),
                "local[2]",
                thresholds);
        return new MicroBatches(lake, settings, queryId, "topic-1", LakeTables.open(lake), Clock.systemUTC());
    }

    /** Writes what Structured Streaming writes before it runs the batch. */
    private void checkpoint(long batch, Map<Integer, Long> starts, Map<Integer, Long> ends) throws IOException {
        checkpoint(TOPIC, batch, starts, ends);
    }

    private void checkpoint(String topic, long batch, Map<Integer, Long> starts, Map<Integer, Long> ends)
            throws IOException {
        Path checkpoint = folder.resolve("checkpoint-" + topic);
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.createDirectories(checkpoint.resolve("sources/0"));
        if (batch == 0) {
            Files.writeString(checkpoint.resolve("sources/0/0"), "\0v1\n" + json(topic, starts));
        }
        Files.writeString(checkpoint.resolve("offsets/" + batch), "v1\n{\"batchWatermarkMs\":0}\n" + json(topic, ends));
    }

    private static String json(String topic, Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
    }

    private void deleteLog(TableContract contract) throws IOException {
        Path log = folder.resolve("lake").resolve(contract.path()).resolve("_delta_log");
        try (var files = Files.list(log)) {
            for (Path file : files.filter(path -> !path.getFileName().toString().contains("00000000000000000000"))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Dataset<Row> records(KafkaRecord... records) {
        StructType header = new StructType().add("key", DataTypes.StringType).add("value", DataTypes.BinaryType);
        StructType schema = new StructType()
                .add("key", DataTypes.BinaryType)
                .add("value", DataTypes.BinaryType)
                .add("topic", DataTypes.StringType)
                .add("partition", DataTypes.IntegerType)
                .add("offset", DataTypes.LongType)
                .add("timestamp", DataTypes.TimestampType)
                .add("timestampType", DataTypes.IntegerType)
                .add("headers", new ArrayType(header, true));
        Map<Integer, List<Row>> byPartition = Arrays.stream(records)
                .collect(Collectors.groupingBy(
                        KafkaRecord::partition,
                        TreeMap::new,
                        Collectors.mapping(MicroBatchesSparkTest::row, Collectors.toList())));
        // One task for each Kafka partition, as the Kafka source has it.
        JavaRDD<Row> all = jobs.emptyRDD();
        for (List<Row> rows : byPartition.values()) {
            all = all.union(jobs.parallelize(rows, 1));
        }
        return spark.createDataFrame(all, schema);
    }

    private static Row row(KafkaRecord record) {
        List<Row> headers = Arrays.stream(record.headers())
                .map(header -> RowFactory.create(header.key(), header.value()))
                .toList();
        return RowFactory.create(
                record.key(),
                record.value(),
                TOPIC,
                record.partition(),
                record.offset(),
                new Timestamp(record.timestampMicros() / 1000),
                0,
                headers.isEmpty() ? null : headers.toArray());
    }

    private List<String> ids() {
        return rows(CleanedTable.CONTRACT).stream()
                .map(row -> (String) row.value(CleanedTable.EVENT_ID))
                .toList();
    }

    private List<TableRow> rows(TableContract contract) {
        TableReader reader = TableReader.newest(lake, contract.path()).orElseThrow();
        List<TableRow> all = new ArrayList<>();
        try (var rows = reader.rows(reader.columns())) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
