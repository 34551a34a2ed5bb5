package dev.emissions.cleaner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cleaner.doctor.Finding.Severity;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.TableSize;
import dev.emissions.proof.kafka.ClusterFacts;
import dev.emissions.proof.kafka.FoundRecord;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicFacts;
import dev.emissions.proof.status.SealedPartition;
import dev.emissions.proof.status.SealedTopic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorChecksTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"11,PROBLEM", "17,OK", "24,OK", "25,PROBLEM"})
    void javaMustBeOneThatSparkRunsOn(int version, Severity severity) {
        assertThat(MachineChecks.java(version).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"100,PROBLEM", "500,WARNING", "5000,OK"})
    void littleDiskIsTold(long freeMebibytes, Severity severity) {
        assertThat(MachineChecks.disk("Disk", Path.of("/tmp"), freeMebibytes << 20)
                        .severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"delete,168,OK", "delete,2,WARNING", "compact,168,WARNING"})
    void topicThatForgetsSoonIsTold(String policy, long hours, Severity severity) {
        TopicFacts topic = topic(policy, Duration.ofHours(hours));

        assertThat(BrokerChecks.topic("events", topic).severity()).isEqualTo(severity);
    }

    @Test
    void topicMadeAnewIsAProblem() {
        TopicFacts topic = topic("delete", Duration.ofDays(7));

        assertThat(BrokerChecks.topicId(topic, sealed("id", 0)).severity()).isEqualTo(Severity.OK);
        assertThat(BrokerChecks.topicId(topic, sealed("other", 0)).severity()).isEqualTo(Severity.PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"99,PROBLEM", "100,OK", "200,OK", "201,PROBLEM"})
    void brokerMustHaveWhatComesNext(long sealedUntil, Severity severity) {
        Map<Integer, OffsetBounds> bounds = Map.of(0, new OffsetBounds(100, 200));

        assertThat(BrokerChecks.offsets(bounds, sealed("id", sealedUntil)).severity())
                .isEqualTo(severity);
    }

    @Test
    void recordsThatNobodyCanDecodeAreAProblem() {
        FoundRecord garbage = new FoundRecord(1, NOON, new byte[] {1, 2, 3});

        assertThat(BrokerChecks.schema(Map.of(0, garbage)).severity()).isEqualTo(Severity.PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"-6,WARNING", "-4,OK", "4,OK", "6,WARNING"})
    void clocksMustAgree(long seconds, Severity severity) {
        assertThat(BrokerChecks.clock("the store", NOON.plusSeconds(seconds), CLOCK)
                        .severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"-6,WARNING", "-4,OK", "4000,OK"})
    void recordsOfTheFutureTellThatTheBrokersClockIsAhead(long age, Severity severity) {
        TopicFacts topic = topic("delete", Duration.ofDays(7));

        assertThat(BrokerChecks.newest(Optional.of(NOON.minusSeconds(age)), topic, CLOCK)
                        .severity())
                .isEqualTo(severity);
    }

    @Test
    void recordsDatedByTheirProducersAreTold() {
        TopicFacts topic = new TopicFacts(
                "id", List.of(0), "delete", Optional.of(Duration.ofDays(7)), OptionalLong.empty(), false);

        assertThat(BrokerChecks.newest(Optional.of(NOON), topic, CLOCK).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void clusterWithoutMetadataVersionIsOutdated() {
        assertThat(BrokerChecks.cluster("b:9092", new ClusterFacts(3, OptionalInt.of(25))))
                .isEqualTo(Finding.ok("Broker", "b:9092 answers, 3 brokers, metadata.version 25"));
        assertThat(BrokerChecks.cluster("b:9092", new ClusterFacts(1, OptionalInt.empty()))
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void checkpointThatDisagreesIsAProblemOnlyIfItStaysSo() {
        Iterator<Optional<String>> moving = List.of(Optional.of("at 5"), Optional.of("at 9"), Optional.<String>empty())
                .iterator();

        assertThat(BookChecks.checkpoint(() -> Optional.of("at 5")).severity()).isEqualTo(Severity.PROBLEM);
        assertThat(BookChecks.checkpoint(moving::next).severity()).isEqualTo(Severity.OK);
        assertThat(BookChecks.checkpoint(Optional::empty).severity()).isEqualTo(Severity.OK);
    }

    @Test
    void whatWasBegunAndNotFinishedIsNamed() {
        assertThat(BookChecks.batches(List.of()).severity()).isEqualTo(Severity.OK);
        assertThat(BookChecks.batches(List.of("batch 7 of query q")))
                .isEqualTo(Finding.warning(
                        "Batches",
                        "not sealed: batch 7 of query q",
                        "none if a cleaner runs at this moment; otherwise run emissions clean, which completes them"));
        assertThat(BookChecks.repairs(Optional.empty()).severity()).isEqualTo(Severity.OK);
        assertThat(BookChecks.repairs(Optional.of("repair 3")).seen()).isEqualTo("not finished: repair 3");
    }

    @Test
    void everythingThatIsWrongSaysWhatToDo() {
        assertThatThrownBy(() -> Finding.problem("Broker", "gone", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without saying what to do");
    }

    @ParameterizedTest
    @CsvSource({"2000,100000000,WARNING", "2000,100000000000,OK", "10,1000,OK"})
    void manySmallFilesAreTold(long files, long bytes, Severity severity) {
        assertThat(StoreChecks.files("Table", 1, new TableSize(1, files, bytes)).severity())
                .isEqualTo(severity);
    }

    @Test
    void checkThatFailsIsAFindingAndTheOthersAreRunAllTheSame() throws InterruptedException {
        var examination = new Examination();

        examination.check("Broker", "start it", () -> {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot reach it\nat all");
        });
        examination.check("Disk", "look", () -> Finding.ok("Disk", "enough"));

        assertThat(examination.findings())
                .containsExactly(
                        Finding.problem("Broker", "Cannot reach it", "start it"), Finding.ok("Disk", "enough"));
    }

    private static TopicFacts topic(String policy, Duration retention) {
        return new TopicFacts("id", List.of(0), policy, Optional.of(retention), OptionalLong.empty(), true);
    }

    private static SealedTopic sealed(String topicId, long until) {
        return new SealedTopic(Map.of(0, new SealedPartition(until, NOON, 0)), Optional.of(topicId));
    }
}
