package dev.emissions.proof.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.lakehouse.OffsetRanges;
import java.util.Locale;

/** A proof's result for other programs. */
public final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    /** The whole report; ranges are pairs of their first and last offset. */
    public static String of(VerifyReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("balanced", report.isBalanced());
        root.put("offsets", report.scope().offsets());
        root.put("rows", report.rowsRead());
        root.put("seconds", report.took().toMillis() / 1e3);
        root.put("complete", !report.scope().isPart());
        root.put("broker", report.settings().brokers().isPresent());
        report.versions()
                .forEach((table, version) -> root.withObject("/versions").put(table, version));
        addPartitions(report, root.putArray("partitions"));
        ArrayNode checks = root.putArray("checks");
        for (Check check : Check.values()) {
            addCheck(report.findings(), check, checks.addObject());
        }
        ArrayNode unsealed = root.putArray("not_sealed_yet");
        report.unsealed().forEach((source, rows) -> unsealed.addObject()
                .put("topic", source.topic())
                .put("partition", source.partition())
                .put("rows", rows));
        ObjectNode beyond = root.putObject("beyond_proof");
        report.beyond()
                .counts()
                .forEach((reason, count) -> beyond.put(reason.name().toLowerCase(Locale.ROOT), count));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the report", e);
        }
    }

    private static void addPartitions(VerifyReport report, ArrayNode into) {
        Scope scope = report.scope();
        for (int i = 0; i < scope.partitions().count(); i++) {
            ObjectNode partition = into.addObject()
                    .put("topic", scope.partitions().source(i).topic())
                    .put("partition", scope.partitions().source(i).partition())
                    .put("first_offset", scope.sealed(i).first())
                    .put("last_offset", scope.sealed(i).end() - 1);
            if (scope.isPart()) {
                addRanges(scope.ranges(i), partition.putArray("checked"));
            }
        }
    }

    private static void addCheck(Findings findings, Check check, ObjectNode into) {
        into.put("name", check.label());
        into.put("rule", check.rule());
        into.put("ok", !findings.failed(check));
        into.put("checked", findings.checkedBy(check));
        if (findings.failed(check)) {
            ArrayNode failures = into.putArray("offsets");
            for (Findings.Failure failure : findings.failures(check)) {
                ObjectNode entry = failures.addObject()
                        .put("topic", failure.source().topic())
                        .put("partition", failure.source().partition())
                        .put("count", failure.count());
                addRanges(failure.offsets(), entry.putArray("ranges"));
            }
            ArrayNode details = into.putArray("details");
            findings.details(check).forEach(details::add);
        }
    }

    private static void addRanges(OffsetRanges ranges, ArrayNode into) {
        for (int i = 0; i < ranges.size(); i++) {
            into.addArray().add(ranges.from(i)).add(ranges.until(i) - 1);
        }
    }
}
