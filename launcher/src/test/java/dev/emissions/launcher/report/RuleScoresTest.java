package dev.emissions.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleScoresTest {
    @TempDir
    private Path folder;

    @Test
    void rulesAreHeldAgainstLabelsByPosition() throws IOException {
        Labels labels = labels(
                "1,id-1,issue,LATE,,0,10",
                "2,id-2,issue,LATE,,0,11",
                "3,id-3,issue,TOTAL_MISMATCH,,1,5",
                "4,,issue,DUPLICATE,,1,6",
                "5,id-5,issue,COVERAGE_MISSING,,1,7");
        EventFacts facts = new EventFacts();
        facts.cleaned(Rows.cleaned(0, 10, null, List.of("LATE"), List.of()));
        facts.cleaned(Rows.cleaned(0, 12, null, List.of("LATE"), List.of()));
        facts.cleaned(Rows.cleaned(1, 5, null, List.of(), List.of("TOTAL_MISMATCH", "TOTAL_MISMATCH")));
        facts.cleaned(Rows.withCoverage(Rows.cleaned(1, 7), "missing"));
        facts.sealed(Rows.sealed(1, 5, 8, 0, 6L));

        RuleScores scores = RuleScores.of(labels, facts.streamRules());

        assertThat(scores.rules())
                .containsExactly(
                        new Score("COVERAGE_MISSING", 1, 1, 1),
                        new Score("DUPLICATE", 1, 1, 1),
                        new Score("LATE", 2, 2, 1),
                        new Score("TOTAL_MISMATCH", 1, 1, 1));
        assertThat(scores.overall()).isEqualTo(new Score("all rules", 5, 5, 4));
        assertThat(scores.overall().precision()).isEqualTo(0.8);
        assertThat(scores.overall().recall()).isEqualTo(0.8);
    }

    @Test
    void contradictionIsNoMissingCoverage() {
        EventFacts facts = new EventFacts();
        facts.cleaned(
                Rows.withCoverage(Rows.cleaned(0, 0, null, List.of("COVERAGE_CONTRADICTION"), List.of()), "unknown"));

        assertThat(facts.streamRules()).containsOnlyKeys("COVERAGE_CONTRADICTION");
    }

    @Test
    void ruleThatNobodyLabelledIsAFalseAlarm() throws IOException {
        RuleScores scores = RuleScores.of(labels(), Map.of("LATE", Set.of(new Position(0, 1))));

        assertThat(scores.overall().precision()).isZero();
        assertThat(scores.overall().recall()).isEqualTo(1);
    }

    @Test
    void ruleOnAnEventMadeAnomalousIsLeftOutUnlessLabelled() throws IOException {
        Labels labels =
                labels("1,a,anomaly,spike,9.0,0,1", "2,b,anomaly,spike,9.0,0,2", "2,b,issue,INTENSITY_HIGH,,0,2");
        Set<Position> fired = Set.of(new Position(0, 1), new Position(0, 2));

        RuleScores scores = RuleScores.of(labels, Map.of("INTENSITY_HIGH", fired));

        assertThat(scores.overall()).isEqualTo(new Score("all rules", 1, 1, 1));
        assertThat(scores.onAnomalies()).isEqualTo(1);
    }

    @Test
    void anomaliesAreHeldAgainstLabelsByEventAndKind() throws IOException {
        Labels labels = labels(
                "1,spike-found,anomaly,spike,4.0,0,1",
                "2,spike-missed,anomaly,spike,3.1,0,2",
                "3,dip-as-high,anomaly,dip,0.2,0,3",
                "4,fault,issue,INTENSITY_HIGH,,0,4");
        List<Anomaly> flagged = List.of(
                anomaly("spike-found", "high"),
                anomaly("dip-as-high", "high"),
                anomaly("ordinary", "low"),
                anomaly("fault", "high"));

        AnomalyScores scores = AnomalyScores.of(labels, flagged);

        assertThat(scores.overall()).isEqualTo(new Score("all kinds", 3, 3, 2));
        assertThat(scores.kinds())
                .containsExactly(
                        new Score("component_swap", 0, 0, 0), new Score("dip", 1, 1, 0), new Score("spike", 2, 2, 1));
        assertThat(scores.flaggedIssues()).isEqualTo(1);
    }

    private static Anomaly anomaly(String id, String kind) {
        return new Anomaly(id, kind, new java.math.BigDecimal("4.2"), "It is odd.");
    }

    private Labels labels(String... rows) throws IOException {
        Path file = folder.resolve("labels.csv");
        Files.writeString(
                file,
                "sequence,event_id,kind,name,magnitude,kafka_partition,kafka_offset\n" + String.join("\n", rows)
                        + "\n");
        return Labels.read(file);
    }
}
