package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A proof's result for people. */
public final class ReportText {
    private static final int MOST_RANGES = 40;

    private final PrintWriter out;

    public ReportText(PrintWriter out) {
        this.out = out;
    }

    /** Prints all of it, the answer last. */
    public void print(VerifyReport report) {
        printScope(report);
        for (Check check : Check.values()) {
            printCheck(report, check);
        }
        report.unsealed()
                .forEach((source, rows) ->
                        out.printf(Locale.ROOT, "note: %s has %,d rows that are not sealed yet%n", source, rows));
        report.beyond()
                .counts()
                .forEach((reason, count) ->
                        out.printf(Locale.ROOT, "beyond proof: %,d offsets, %s%n", count, reason.sentence()));
        printAnswer(report);
        out.flush();
    }

    private void printScope(VerifyReport report) {
        Scope scope = report.scope();
        out.printf(
                Locale.ROOT,
                "%,d offsets of %d partitions%s, %s%n",
                scope.offsets(),
                scope.partitions().count(),
                scope.isPart() ? " (" + selected(report.settings().selection()) + ")" : "",
                report.settings().brokers().isPresent()
                        ? "held against the broker"
                        : "the tables alone, without the broker");
        if (!scope.isPart()) {
            for (int i = 0; i < scope.partitions().count(); i++) {
                Scope.Sealed sealed = scope.sealed(i);
                out.printf(
                        Locale.ROOT,
                        "  %s: %d-%d sealed%n",
                        scope.partitions().source(i),
                        sealed.first(),
                        sealed.end() - 1);
            }
        }
    }

    private static String selected(Selection selection) {
        if (selection instanceof Selection.SealedSince since) {
            return "sealed since " + since.time() + "; ids compared within them";
        } else if (selection instanceof Selection.LastBatches last) {
            return "the last " + last.count() + " micro-batches; ids compared within them";
        } else if (selection instanceof Selection.Sample sample) {
            return sample.windows() + " windows at random, seed " + sample.seed() + "; ids compared within them";
        }
        return "all";
    }

    private void printCheck(VerifyReport report, Check check) {
        Findings findings = report.findings();
        long checked = findings.checkedBy(check);
        boolean failed = findings.failed(check);
        if (!failed && checked == 0) {
            return;
        }
        out.printf(Locale.ROOT, "%-6s%-18s %,14d  %s%n", failed ? "WRONG" : "ok", check.label(), checked, check.rule());
        for (Findings.Failure failure : findings.failures(check)) {
            out.printf(Locale.ROOT, "        %s: %s%n", failure.source(), text(failure.offsets(), failure.count()));
        }
        List<String> details = findings.details(check);
        details.forEach(detail -> out.println("        - " + detail));
        if (findings.detailCount(check) > details.size()) {
            out.printf(Locale.ROOT, "        - and %,d more%n", findings.detailCount(check) - details.size());
        }
    }

    /** The offsets, both ends of a range included, and how many they are. */
    static String text(OffsetRanges offsets, long count) {
        OffsetRanges first = new OffsetRanges();
        for (int i = 0; i < Math.min(MOST_RANGES, offsets.size()); i++) {
            first.add(offsets.from(i), offsets.until(i));
        }
        String more = offsets.size() > MOST_RANGES
                ? String.format(Locale.ROOT, " and %,d ranges more (--report has them)", offsets.size() - MOST_RANGES)
                : "";
        return String.format(Locale.ROOT, "%s%s: %,d offset%s", first, more, count, count == 1 ? "" : "s");
    }

    private void printAnswer(VerifyReport report) {
        double seconds = report.took().toNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "%s %,d offsets and %,d rows in %.1f s, %,.0f offsets/s%s%n",
                report.isBalanced() ? "The books balance:" : "THE BOOKS DO NOT BALANCE:",
                report.scope().offsets(),
                report.rowsRead(),
                seconds,
                report.scope().offsets() / Math.max(seconds, 1e-3),
                report.spilledBytes() > 0
                        ? String.format(Locale.ROOT, "; %,d MB on disk for a while", report.spilledBytes() >> 20)
                        : "");
    }
}
