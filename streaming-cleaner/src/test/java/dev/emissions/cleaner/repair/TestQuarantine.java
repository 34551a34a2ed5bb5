package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.Judge;
import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.cleaner.rows.LedgerRow;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.cli.CommandRunner;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** A lake in a folder with records that were rejected, by whatever rule a test says. */
final class TestQuarantine {
    static final String TOPIC = "events";
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Lake lake;
    private final DeltaTable table;
    private final DeltaTable cleaned;
    private final DeltaTable ledger;
    private final Map<Position, KafkaRecord> sent = new TreeMap<>();

    TestQuarantine(Path folder) {
        this(Lake.of(folder.resolve("lake").toUri(), Map.of()));
    }

    TestQuarantine(Lake lake) {
        this.lake = lake;
        this.cleaned = new DeltaTable(lake, CleanedTable.CONTRACT);
        cleaned.createIfAbsent();
        this.table = new DeltaTable(lake, QuarantineTable.CONTRACT);
        table.createIfAbsent();
        this.ledger = new DeltaTable(lake, LedgerTable.CONTRACT);
        ledger.createIfAbsent();
    }

    Lake lake() {
        return lake;
    }

    /** Puts the records into quarantine, as rejected by the rule. */
    void reject(String rule, KafkaRecord... records) throws IOException {
        Rule reason = RuleCatalogue.rule(rule);
        String name = UUID.randomUUID().toString();
        try (var files = new DayFiles<>(lake, QuarantineTable.CONTRACT, new QuarantineRow.Format(TOPIC), name)) {
            for (KafkaRecord record : records) {
                remember(record);
                EventView view = new EventView();
                boolean isEvent = new EventDecoder().decode(record.value(), view) == Decoding.EVENT;
                files.write(
                        Math.toIntExact(Math.floorDiv(record.timestampMicros(), DAY_MICROS)),
                        new QuarantineRow(record, isEvent ? view : null, List.of(reason), List.of()));
            }
            table.append(name, 0, files.finish());
        }
    }

    /** Brings the records into cleaned, as another writer. */
    void accept(KafkaRecord... records) throws IOException {
        accept(Thresholds.defaults(), records);
    }

    /** Brings the records into cleaned as a cleaner did whose rules had these thresholds. */
    void accept(Thresholds thresholds, KafkaRecord... records) throws IOException {
        Judge judge = new Judge(thresholds);
        String name = UUID.randomUUID().toString();
        try (var files = new DayFiles<>(lake, CleanedTable.CONTRACT, new CleanedRow.Format(TOPIC), name)) {
            for (KafkaRecord record : records) {
                remember(record);
                if (!judge.accepts(record)) {
                    throw new IllegalArgumentException(
                            "Rejected: " + judge.rejection().reasons());
                }
                EventIdentity identity = judge.identity();
                files.write(identity.day(), judge.cleanedRow(identity));
            }
            cleaned.append(name, 0, files.finish());
        }
    }

    /** Seals offsets of partition 0 of which the records are duplicates. */
    void seal(long from, long until, KafkaRecord... duplicates) throws IOException {
        OffsetRanges listed = new OffsetRanges();
        for (KafkaRecord duplicate : duplicates) {
            remember(duplicate);
            listed.add(duplicate.offset());
        }
        long micros = System.currentTimeMillis() * 1000;
        String name = UUID.randomUUID().toString();
        long rest = until - from - listed.count();
        try (var files = new DayFiles<>(lake, LedgerTable.CONTRACT, new LedgerRow.Format(), name)) {
            files.write(
                    Math.toIntExact(micros / DAY_MICROS),
                    new LedgerRow(
                            name,
                            0,
                            TOPIC,
                            "topic-1",
                            0,
                            from,
                            until,
                            rest,
                            0,
                            listed,
                            new OffsetRanges(),
                            new OffsetRanges(),
                            new KafkaTimes(),
                            "1-test",
                            micros,
                            micros));
            ledger.append(name, 0, files.finish());
        }
    }

    private void remember(KafkaRecord record) {
        sent.put(new Position(TOPIC, record.partition(), record.offset()), record);
    }

    /** Forgets what the record at that offset of partition 0 was. */
    void lose(long offset) {
        sent.remove(new Position(TOPIC, 0, offset));
    }

    /** A place that keeps every record of this lake. */
    RawRecords.Source records() {
        return new RawRecords.Source() {
            @Override
            public RawRecords open() {
                return new Remembered();
            }

            @Override
            public String name() {
                return "the test";
            }
        };
    }

    private final class Remembered implements RawRecords {
        @Override
        public void read(TopicPartition partition, long[] offsets, MissingRecords missing, Visitor visitor)
                throws IOException {
            for (long offset : offsets) {
                KafkaRecord record = sent.get(new Position(partition.topic(), partition.partition(), offset));
                if (record == null) {
                    missing.add(partition, offset);
                } else {
                    visitor.visit(record);
                }
            }
        }

        @Override
        public void close() {}
    }

    /** Ids of the cleaned events. */
    List<String> ids() {
        return rows(CleanedTable.CONTRACT).stream()
                .map(row -> (String) row.value(CleanedTable.EVENT_ID))
                .toList();
    }

    /** Where each record that was rejected stands now, by its offset in partition 0. */
    Map<Long, Disposition> standings() throws IOException {
        Map<Long, Disposition> standings = new TreeMap<>();
        new Quarantine(lake)
                .forEach(
                        RecordFilter.of(Set.of()),
                        Rejected.COLUMNS,
                        (row, standing) -> standings.put(Position.of(row).offset(), standing));
        return standings;
    }

    List<TableRow> rows(TableContract contract) {
        List<TableRow> rows = new ArrayList<>();
        TableReader.newest(lake, contract.path()).ifPresent(reader -> {
            try (var all = reader.rows(reader.columns())) {
                all.forEachRemaining(rows::add);
            }
        });
        return rows;
    }

    /** What a command answered. */
    record Answer(int code, String out, String err) {}

    /** Runs {@code emissions quarantine} on this lake. */
    Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(arguments), Stream.of("--lake", lake.root().toString()))
                .toArray(String[]::new);
        int code = CommandRunner.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Map.of("EMISSIONS_STACK", "/no/stack"),
                new QuarantineCommand(),
                all);
        return new Answer(code, out.toString(), err.toString());
    }
}
