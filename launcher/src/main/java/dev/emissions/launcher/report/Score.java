package dev.emissions.launcher.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.Set;

/**
 * How well what was claimed agrees with the truth.
 *
 * @param name of a rule or a kind of anomaly, or of a sum of them
 * @param labelled how many there are in truth
 * @param claimed how many were claimed
 * @param right how many of the claimed are true
 */
public record Score(String name, long labelled, long claimed, long right) {
    static <T> Score of(String name, Set<T> labelled, Set<T> claimed) {
        Set<T> right = new HashSet<>(labelled);
        right.retainAll(claimed);
        return new Score(name, labelled.size(), claimed.size(), right.size());
    }

    static Score sum(String name, Iterable<Score> scores) {
        Score sum = new Score(name, 0, 0, 0);
        for (Score score : scores) {
            sum = new Score(name, sum.labelled + score.labelled, sum.claimed + score.claimed, sum.right + score.right);
        }
        return sum;
    }

    /** Share of the claims that are true; 1 when nothing was claimed. */
    @JsonProperty
    public double precision() {
        return claimed == 0 ? 1 : (double) right / claimed;
    }

    /** Share of the truth that was claimed; 1 when there is nothing to find. */
    @JsonProperty
    public double recall() {
        return labelled == 0 ? 1 : (double) right / labelled;
    }

    boolean isPerfect() {
        return labelled == claimed && claimed == right;
    }
}
