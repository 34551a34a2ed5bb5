package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many events have which issue; an event has at most one. */
final class IssueMix {
    /** Share of issues other than resends when nothing else is said. */
    static final double USUAL_SHARE = 0.03;

    private final List<Issue> issues;
    private final double[] upTo;

    private IssueMix(Map<Issue, Double> rates) {
        this.issues = List.copyOf(rates.keySet());
        this.upTo = new double[issues.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += rates.get(issues.get(i));
            upTo[i] = sum;
        }
        if (sum > 1) {
            throw failure("their sum", "at most 1", String.format(Locale.ROOT, "%.3f", sum));
        }
    }

    /**
     * Reads {@code none}, {@code usual}, a rate, {@code RULE=RATE,...}, or a rate followed by rules whose rate differs.
     *
     * @throws CommandFailure if it is none of these; what the target cannot tell may not be named either
     */
    static IssueMix parse(String text, Target target) {
        Map<Issue, Double> rates = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                addUsual(rates, overall(part.strip()), target);
            } else {
                rates.put(named(part.substring(0, equals).strip(), target), rate(part.substring(equals + 1)));
            }
        }
        rates.values().removeIf(rate -> rate == 0);
        return new IssueMix(rates);
    }

    /** The issue that a uniform number in [0, 1) stands for, or null for none. */
    Issue pick(double uniform) {
        if (upTo.length == 0 || uniform >= upTo[upTo.length - 1]) {
            return null;
        }
        int index = java.util.Arrays.binarySearch(upTo, uniform);
        return issues.get(index >= 0 ? index + 1 : -index - 1);
    }

    List<Issue> issues() {
        return issues;
    }

    private static void addUsual(Map<Issue, Double> rates, double overall, Target target) {
        List<Issue> told = Issues.all().stream()
                .filter(issue -> issue.targets().contains(target))
                .toList();
        double usual = told.stream()
                .filter(issue -> !issue.isTwin())
                .mapToDouble(Issue::usualShare)
                .sum();
        told.forEach(issue -> {
            double factor = issue.isTwin() ? overall / USUAL_SHARE : overall / usual;
            rates.put(issue, issue.usualShare() * factor);
        });
    }

    private static double overall(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> 0;
            case "usual" -> USUAL_SHARE;
            default -> rate(text);
        };
    }

    private static double rate(String text) {
        try {
            double rate = Double.parseDouble(text.strip());
            if (rate >= 0 && rate <= 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of range.
        }
        throw failure("a rate", "a number from 0 to 1, none, usual, or RULE=RATE", "\"" + text + "\"");
    }

    private static Issue named(String id, Target target) {
        Issue issue = Issues.named(id.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> failure("a rule", "one of " + ids(Issues.all()), "\"" + id + "\""));
        if (!issue.targets().contains(target)) {
            List<Issue> possible = new ArrayList<>(Issues.all());
            possible.removeIf(other -> !other.targets().contains(target));
            throw failure("a rule that this output can tell", "one of " + ids(possible), issue.id());
        }
        return issue;
    }

    private static String ids(List<Issue> issues) {
        return issues.stream().map(Issue::id).sorted().collect(Collectors.joining(", "));
    }

    private static CommandFailure failure(String what, String expected, String got) {
        return new CommandFailure(
                ExitCode.USAGE, "Cannot use --issues: " + what + " is wrong; expected " + expected + ", got " + got);
    }
}
