package dev.emissions.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The Kafka broker, its own controller (KRaft), with every setting for a cluster of one. */
record Broker(StackDirectory directory, StackSettings settings) implements Service {
    private static final int PROBE_MILLIS = 5_000;
    private static final int PARTITIONS = 4;

    /** The second compiler costs more than it saves: 9.8 CPU s to start instead of 5.7, and no less per event in millions of them. */
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    @Override
    public Daemon daemon() {
        return new Daemon("Kafka broker", "broker", directory);
    }

    @Override
    public String address() {
        return settings.bootstrapServers();
    }

    @Override
    public Path data() {
        return directory.kafkaData();
    }

    @Override
    public void prepare() {
        PrivateFile.write(configurationFile(), configuration());
    }

    @Override
    public List<String> command(Map<String, String> environment) {
        var arguments = List.of(settings.clusterId(), configurationFile().toString());
        return new ChildJvm(BrokerMain.class, JVM_OPTIONS, daemon().log(), arguments).command(environment);
    }

    @Override
    public Map<String, String> processEnvironment() {
        return ChildJvm.classPath();
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(settings.kafkaPort())) {
            return false;
        }
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PROBE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PROBE_MILLIS);
        try (Admin admin = Admin.create(configuration)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path configurationFile() {
        return directory.run().resolve("broker.properties");
    }

    Map<String, String> configuration() {
        Map<String, String> all = new LinkedHashMap<>(addresses());
        all.putAll(clusterOfOne());
        all.putAll(sizes());
        return all;
    }

    private Map<String, String> addresses() {
        String controller = "127.0.0.1:" + settings.controllerPort();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners",
                "PLAINTEXT://" + address() + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + address(),
                "log.dirs",
                data().toString());
    }

    private static Map<String, String> clusterOfOne() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("auto.create.topics.enable", "false");
        all.put("num.partitions", Integer.toString(PARTITIONS));
        all.put("default.replication.factor", "1");
        all.put("min.insync.replicas", "1");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", Integer.toString(PARTITIONS));
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", Integer.toString(PARTITIONS));
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed may register again only when its old session is over.
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("broker.session.timeout.ms", "3000");
        return all;
    }

    private static Map<String, String> sizes() {
        Map<String, String> all = new LinkedHashMap<>();
        // A record is what a user dropped: it stays until the user deletes the stack, and its time is the broker's.
        all.put("log.retention.ms", "-1");
        all.put("log.message.timestamp.type", "LogAppendTime");
        all.put("message.max.bytes", "2097152");
        all.put("replica.fetch.max.bytes", "2097152");
        all.put("log.segment.bytes", "268435456");
        all.put("log.index.size.max.bytes", "1048576");
        all.put("log.cleaner.dedupe.buffer.size", "8388608");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("socket.send.buffer.bytes", "1048576");
        all.put("socket.receive.buffer.bytes", "1048576");
        return all;
    }
}
