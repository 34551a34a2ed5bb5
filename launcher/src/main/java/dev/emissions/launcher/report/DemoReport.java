package dev.emissions.launcher.report;

import java.util.List;
import java.util.Map;

/**
 * All that the demo found.
 *
 * @param events generated into the topic
 * @param seed that they were made of
 * @param rejections rejected rows by rule; a row may have several
 * @param repairs repaired rows by rule
 * @param flags flagged rows by rule
 * @param strongest the anomalies furthest off, of each kind
 * @param seconds that each step took, in their order
 */
public record DemoReport(
        long events,
        long seed,
        Accounting accounting,
        DropFacts drop,
        Map<String, Long> rejections,
        Map<String, Long> repairs,
        Map<String, Long> flags,
        RuleScores rules,
        AnomalyScores anomalies,
        List<Anomaly> strongest,
        List<StageShares> stages,
        Ranking topByTotal,
        Ranking topByIntensity,
        Map<String, Double> seconds) {

    /** The same with other times. */
    public DemoReport withSeconds(Map<String, Double> others) {
        return new DemoReport(
                events,
                seed,
                accounting,
                drop,
                rejections,
                repairs,
                flags,
                rules,
                anomalies,
                strongest,
                stages,
                topByTotal,
                topByIntensity,
                others);
    }
}
