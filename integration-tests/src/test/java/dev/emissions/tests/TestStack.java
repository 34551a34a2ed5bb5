package dev.emissions.tests;

import dev.emissions.cli.CommandRunner;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.StackFile;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * One broker and one S3 server for all tests of this run; each test takes a topic and a lake folder of its own. The S3 server is the local
 * stack's, and what the local stack tells commands of its broker is what they are told of the broker in use.
 */
final class TestStack {
    private static final String BOOTSTRAP_SERVERS = "bootstrap-servers";

    private static TestStack running;
    private static TestStack runningOnMinio;

    private final java.nio.file.Path directory;
    private final Product product;
    private final Properties connection = new Properties();
    private final Broker broker;

    private TestStack(String... choice) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("emissions-stack");
        product = new Product(directory);
        List<String> start = new ArrayList<>(List.of("stack", "start"));
        start.addAll(List.of(choice));
        product.run(start.toArray(String[]::new)).succeeded();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-stack"));
        java.nio.file.Path file = StackFile.in(directory);
        try (var reader = Files.newBufferedReader(file)) {
            connection.load(reader);
        }
        broker = Broker.of(new LocalBroker(directory, product, bootstrapServers()));
        connection.setProperty(BOOTSTRAP_SERVERS, broker.bootstrapServers());
        // Of two values for one name the later one counts.
        Files.writeString(file, BOOTSTRAP_SERVERS + "=" + broker.bootstrapServers() + "\n", StandardOpenOption.APPEND);
    }

    static synchronized TestStack running() throws IOException, InterruptedException {
        if (running == null) {
            running = new TestStack();
        }
        return running;
    }

    static synchronized TestStack runningOnMinio(java.nio.file.Path binary) throws IOException, InterruptedException {
        if (runningOnMinio == null) {
            runningOnMinio = new TestStack("--s3", "minio", "--minio-binary", binary.toString());
        }
        return runningOnMinio;
    }

    /** Ends the broker with -9 and returns when it is back. */
    void crashBroker() throws IOException, InterruptedException, ExecutionException {
        broker.crash();
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get();
        }
    }

    /** The local stack's: a broker and an S3 server. */
    List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> processes = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory.resolve("run"), "*.pid")) {
            for (var file : files) {
                String pid = Files.readString(file).split(" ", 2)[0];
                processes.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
            }
        }
        return processes;
    }

    private void stop() {
        try {
            product.run("stack", "stop", "--delete");
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop the tests' stack in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Product product() {
        return product;
    }

    String bootstrapServers() {
        return connection.getProperty(BOOTSTRAP_SERVERS);
    }

    /** Every setting that a command takes from the stack, by option name. */
    Map<String, String> connection() {
        Map<String, String> settings = new TreeMap<>();
        connection.stringPropertyNames().forEach(name -> settings.put(name, connection.getProperty(name)));
        return settings;
    }

    URI s3() {
        return URI.create(connection.getProperty("s3-endpoint"));
    }

    /** Settings that reach the lake by another way, such as a proxy before the S3 server. */
    Map<String, String> through(URI endpoint) {
        Map<String, String> settings =
                new TreeMap<>(open(connection.getProperty("lake")).properties());
        settings.put("fs.s3a.endpoint", endpoint.toString());
        return settings;
    }

    /** A folder of the bucket, as an argument of {@code --lake}. */
    String lake(String name) {
        return connection.getProperty("lake") + "/" + name;
    }

    void createTopic(String topic, int partitions) throws ExecutionException, InterruptedException {
        createTopic(topic, partitions, Map.of());
    }

    void createTopic(String topic, int partitions, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    void growTopic(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
    }

    void deleteTopic(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** What retention does to a partition. */
    void deleteRecordsBefore(String topic, int partition, long offset) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "max.request.size", 2 << 20, "batch.size", 1 << 16);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    /** Sends one record in a transaction that is committed. */
    void sendInTransaction(String topic, byte[] value) throws ExecutionException, InterruptedException {
        try (var producer = transactionOf(topic, value)) {
            producer.commitTransaction();
        }
    }

    /** Sends one record in a transaction that is given up. */
    void sendInAbortedTransaction(String topic, byte[] value) throws ExecutionException, InterruptedException {
        try (var producer = transactionOf(topic, value)) {
            producer.abortTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> transactionOf(String topic, byte[] value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "transactional.id", "test-" + topic);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, value)).get();
        return producer;
    }

    /** The first offset that the topic's first partition still has. */
    long firstOffset(String topic) throws ExecutionException, InterruptedException {
        TopicPartition first = new TopicPartition(topic, 0);
        try (Admin admin = admin()) {
            return admin.listOffsets(Map.of(first, OffsetSpec.earliest()))
                    .all()
                    .get()
                    .get(first)
                    .offset();
        }
    }

    /** How many records the topic's first partition still has. */
    long recordCount(String topic) throws ExecutionException, InterruptedException {
        TopicPartition first = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(first));
            consumer.seekToBeginning(List.of(first));
            long end = endOffsets(topic);
            long count = 0;
            while (consumer.position(first) < end) {
                count += consumer.poll(Duration.ofSeconds(1)).count();
            }
            return count;
        }
    }

    /** How many offsets the topic has handed out, over all partitions. */
    long endOffsets(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            int partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** All rows of a table, with those columns. */
    List<TableRow> rows(String lake, TableContract table, String... columns) {
        TableReader reader = TableReader.newest(open(lake), table.path()).orElseThrow();
        List<TableRow> all = new ArrayList<>();
        try (var rows = reader.rows(List.of(columns))) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    /** Puts a small file into a lake, past the product. */
    void write(String lake, String path, String text) throws IOException {
        Path file = new Path(lake, path);
        try (var stream = fileSystem().create(file)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Every file of a lake. */
    List<Path> files(String lake) throws IOException {
        Path root = new Path(lake);
        FileSystem fileSystem = fileSystem();
        List<Path> files = new ArrayList<>();
        if (fileSystem.exists(root)) {
            for (var listed = fileSystem.listFiles(root, true); listed.hasNext(); ) {
                files.add(listed.next().getPath());
            }
        }
        return files;
    }

    /** The bucket without a look at what any lake in it says of itself. */
    private FileSystem fileSystem() throws IOException {
        Lake bucket = open(connection.getProperty("lake"));
        return new Path(bucket.root()).getFileSystem(bucket.configuration());
    }

    /** The lake as a reader has it: nothing is checked for writing. */
    Lake open(String lake) {
        @Command
        final class Holder {
            @Mixin
            private LakeOptions options;
        }
        Holder holder = new Holder();
        CommandRunner.commandLine(holder, Map.of("EMISSIONS_STACK", directory.toString()))
                .parseArgs("--lake", lake);
        return Lake.openToRead(holder.options);
    }
}
