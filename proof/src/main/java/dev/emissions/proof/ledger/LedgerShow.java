package dev.emissions.proof.ledger;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import dev.emissions.lakehouse.show.Output;
import dev.emissions.lakehouse.show.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows the ledger's rows, or what they add up to. */
public final class LedgerShow {
    private static final List<String> BATCH_COLUMNS = List.of(
            "sealed_at",
            "batch_id",
            "topic",
            "partition",
            "from",
            "until",
            "cleaned",
            "quarantined",
            "duplicates",
            "gaps",
            "lost",
            "catalogue_version",
            "query_id");
    private static final List<String> OFFSET_COLUMNS = List.of("duplicate_offsets", "gap_offsets", "lost_offsets");

    private static final String WHAT = "read the ledger";

    private final Lake lake;
    private final LedgerRequest request;
    private final Output output;

    public LedgerShow(Lake lake, LedgerRequest request, Output output) {
        this.lake = lake;
        this.request = request;
        this.output = output;
    }

    /** One line for each partition. */
    public void totals() {
        LakeAccess.READ.told(WHAT, () -> {
            LedgerReader ledger = LedgerReader.newest(lake);
            Map<SourcePartition, PartitionTotals> totals = new TreeMap<>();
            ledger.forEach(entry -> {
                if (request.accepts(entry)) {
                    totals.computeIfAbsent(new SourcePartition(entry.topic(), entry.partition()), PartitionTotals::new)
                            .add(entry, request.detail());
                }
            });
            addCorrections(totals);
            print(
                    PartitionTotals.COLUMNS,
                    totals.values().stream().map(this::values).toList());
            output.remark(remark(totals, ledger.version()));
        });
    }

    /** One line for each partition of each of the last {@code count} micro-batches. */
    public void lastBatches(int count) {
        LakeAccess.READ.told(WHAT, () -> {
            var last = new LastBatches(count);
            LedgerReader.newest(lake).forEach(entry -> {
                if (request.accepts(entry)) {
                    last.offer(entry);
                }
            });
            print(BATCH_COLUMNS, last.newestFirst().stream().map(this::values).toList());
        });
    }

    private void addCorrections(Map<SourcePartition, PartitionTotals> totals) {
        var corrections = TableReader.newest(lake, CorrectionsTable.CONTRACT.path());
        if (corrections.isEmpty()) {
            return;
        }
        try (TableRows rows =
                corrections.orElseThrow().rows(List.of(CorrectionsTable.TOPIC, CorrectionsTable.PARTITION))) {
            rows.forEachRemaining(row -> {
                PartitionTotals partition = totals.get(new SourcePartition(
                        (String) row.value(CorrectionsTable.TOPIC), (int) row.value(CorrectionsTable.PARTITION)));
                if (partition != null) {
                    partition.correct();
                }
            });
        }
    }

    private List<Object> values(PartitionTotals totals) {
        return totals.values(request.detail());
    }

    private List<Object> values(LedgerEntry entry) {
        List<Object> values = new ArrayList<>(Arrays.<Object>asList(
                entry.sealedAt(),
                entry.batchId(),
                entry.topic(),
                entry.partition(),
                entry.from(),
                entry.until(),
                entry.cleaned(),
                entry.quarantined(),
                entry.duplicates(),
                entry.gaps(),
                entry.lost(),
                entry.catalogueVersion(),
                entry.queryId()));
        if (request.detail() == LedgerRequest.Detail.OFFSETS) {
            values.add(entry.duplicateOffsets().toString());
            values.add(entry.gapOffsets().toString());
            values.add(entry.lostOffsets().toString());
        }
        return values;
    }

    private void print(List<String> columns, List<List<Object>> rows) throws IOException {
        List<String> names = new ArrayList<>(columns);
        if (request.detail() == LedgerRequest.Detail.OFFSETS) {
            names.addAll(OFFSET_COLUMNS);
        }
        RowSink sink = output.sink(names);
        for (List<Object> row : rows) {
            sink.accept(new TableRow(names, row));
        }
        sink.finish();
    }

    private static String remark(Map<SourcePartition, PartitionTotals> totals, long version) {
        long offsets =
                totals.values().stream().mapToLong(PartitionTotals::offsets).sum();
        String remark = String.format(
                Locale.ROOT,
                "%,d offsets of %d partitions; ledger version %d; emissions verify proves it",
                offsets,
                totals.size(),
                version);
        List<String> broken = totals.entrySet().stream()
                .filter(entry -> !entry.getValue().isWhole())
                .map(entry -> entry.getKey().toString())
                .toList();
        return broken.isEmpty()
                ? remark
                : remark + System.lineSeparator() + "The rows do not add up for " + String.join(", ", broken)
                        + ": emissions verify says where";
    }
}
