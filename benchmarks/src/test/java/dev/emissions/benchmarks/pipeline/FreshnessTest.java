package dev.emissions.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path table;

    @Test
    void rowIsVisibleWhenItsCommitStands() throws IOException {
        write("early.parquet", -1_000, 0);
        write("day=1/late.parquet", 2_000, 2_300);
        write("together.parquet", -1_000, 0, 2_000, 2_300);
        commit(0, 500, add("early.parquet", true));
        commit(1, 3_000, add("day%3D1/late.parquet", true));
        commit(2, 9_000, add("together.parquet", false));
        commit(3, 9_500, "{\"commitInfo\":{}}");

        VisibleRows rows = VisibleRows.of(table, BEGIN);

        assertThat(rows.commits()).isEqualTo(2);
        assertThat(rows.files()).isEqualTo(2);
        assertThat(rows.freshness().total()).isEqualTo(3);
        assertThat(rows.freshness().percentile(33)).isEqualTo(500);
        assertThat(rows.freshness().percentile(50)).isEqualTo(700);
        assertThat(rows.freshness().percentile(100)).isEqualTo(1_000);
    }

    @Test
    void lengthsBeyondTheScaleCountAsItsEnds() {
        MillisHistogram histogram = new MillisHistogram();
        histogram.add(-5);
        histogram.add(10_000_000);

        assertThat(histogram.percentile(50)).isZero();
        assertThat(histogram.percentile(100)).isEqualTo(600_000);
    }

    private void commit(int version, long visibleMillis, String action) throws IOException {
        Path file = table.resolve(String.format("_delta_log/%020d.json", version));
        Files.createDirectories(file.getParent());
        Files.writeString(file, action + System.lineSeparator());
        Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusMillis(visibleMillis)));
    }

    private static String add(String path, boolean dataChange) {
        return "{\"add\":{\"path\":\"" + path + "\",\"dataChange\":" + dataChange + "}}";
    }

    private void write(String name, long... cameMillis) throws IOException {
        MessageType schema = Types.buildMessage()
                .required(PrimitiveTypeName.INT64)
                .named(CleanedTable.KAFKA_TIMESTAMP)
                .named("row");
        Path file = table.resolve(name);
        Files.createDirectories(file.getParent());
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build()) {
            for (long millis : cameMillis) {
                var row = new SimpleGroupFactory(schema).newGroup();
                row.add(CleanedTable.KAFKA_TIMESTAMP, BEGIN.plusMillis(millis).toEpochMilli() * 1000);
                writer.write(row);
            }
        }
    }
}
