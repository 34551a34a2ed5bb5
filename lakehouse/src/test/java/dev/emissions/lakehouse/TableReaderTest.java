package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.deletionvectors.Base85Codec;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class TableReaderTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 17);
    private static final Instant TIME = Instant.parse("2026-03-16T10:11:12.123456Z");
    private static final StructType REPAIR =
            new StructType().add("rule", StringType.STRING).add("raw", StringType.STRING);
    private static final StructType SCHEMA = new StructType()
            .add("day", DateType.DATE)
            .add("name", StringType.STRING)
            .add("count", LongType.LONG)
            .add("slot", IntegerType.INTEGER)
            .add("grams", new DecimalType(18, 9))
            .add("at", TimestampType.TIMESTAMP)
            .add("raw", BinaryType.BINARY)
            .add("flags", new ArrayType(StringType.STRING, true))
            .add("repairs", new ArrayType(REPAIR, true));

    @TempDir
    private Path folder;

    private Lake lake;
    private WrittenTable table;

    @BeforeEach
    void createTable() {
        lake = Lake.of(LakeSettingsTest.folder(folder.toUri()));
        table = WrittenTable.create(lake, "t", SCHEMA, "day");
    }

    @Test
    void everyTypeComesBackAsItWasWritten() throws IOException {
        table.append(MONDAY, new Object[] {
            MONDAY,
            "a",
            7L,
            3,
            new BigDecimal("0.123456789"),
            TIME,
            new byte[] {1, 2},
            List.of("F", "G"),
            List.of(List.of("R", "x"), Arrays.asList("S", null))
        });

        List<TableRow> rows = read(SCHEMA.fieldNames());

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).value("day")).isEqualTo(MONDAY);
        assertThat(rows.get(0).value("name")).isEqualTo("a");
        assertThat(rows.get(0).value("count")).isEqualTo(7L);
        assertThat(rows.get(0).value("slot")).isEqualTo(3);
        assertThat(rows.get(0).value("grams")).isEqualTo(new BigDecimal("0.123456789"));
        assertThat(rows.get(0).value("at")).isEqualTo(TIME);
        assertThat(rows.get(0).value("raw")).isEqualTo(new byte[] {1, 2});
        assertThat(rows.get(0).value("flags")).isEqualTo(List.of("F", "G"));
        assertThat(rows.get(0).value("repairs").toString()).isEqualTo("[{rule=R, raw=x}, {rule=S, raw=null}]");
    }

    @Test
    void absentValuesAreNull() throws IOException {
        table.append(MONDAY, new Object[] {MONDAY, null, null, null, null, null, null, null, null});

        assertThat(read(SCHEMA.fieldNames()).get(0).values())
                .containsExactly(MONDAY, null, null, null, null, null, null, null, null);
    }

    @Test
    void columnsComeInTheOrderAskedFor() throws IOException {
        table.append(MONDAY, named(MONDAY, "a", 1));

        assertThat(read(List.of("count", "day", "name")).get(0).values()).containsExactly(1L, MONDAY, "a");
    }

    @Test
    void partitionColumnAloneCanBeRead() throws IOException {
        table.append(MONDAY, named(MONDAY, "a", 1), named(MONDAY, "b", 2)).append(TUESDAY, named(TUESDAY, "c", 3));

        assertThat(read(List.of("day")).stream().map(row -> row.value("day")))
                .containsExactlyInAnyOrder(MONDAY, MONDAY, TUESDAY);
    }

    @Test
    void predicateOnPartitionIsExact() throws IOException {
        table.append(MONDAY, named(MONDAY, "a", 1)).append(TUESDAY, named(TUESDAY, "b", 2));
        TableReader reader = TableReader.newest(lake, "t").orElseThrow();
        var tuesday = new Predicate("=", new Column("day"), Literal.ofDate((int) TUESDAY.toEpochDay()));

        try (TableRows rows = reader.rows(List.of("name"), tuesday)) {
            assertThat(drain(rows).stream().map(row -> row.value("name"))).containsExactly("b");
        }
    }

    @Test
    void olderVersionShowsWhatWasThere() throws IOException {
        table.append(MONDAY, named(MONDAY, "a", 1)).append(MONDAY, named(MONDAY, "b", 2));

        TableReader older = TableReader.at(lake, "t", 1).orElseThrow();

        try (TableRows rows = older.rows(List.of("name"))) {
            assertThat(drain(rows)).hasSize(1);
        }
        assertThat(TableReader.newest(lake, "t").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void fileOfSeveralBatchesIsReadWhole() throws IOException {
        Object[][] many = new Object[5000][];
        Arrays.setAll(many, i -> named(MONDAY, "n" + i, i));
        table.append(MONDAY, many);

        long sum = read(List.of("count")).stream()
                .mapToLong(row -> (Long) row.value("count"))
                .sum();

        assertThat(sum).isEqualTo(4999L * 5000 / 2);
    }

    @Test
    void deletedRowsAreNotRead() throws IOException {
        Object[][] many = new Object[3000][];
        Arrays.setAll(many, i -> named(MONDAY, "n" + i, i));
        table.append(MONDAY, many);

        delete(0, 1, 1500, 2999);

        List<Object> counts = read(List.of("count", "day")).stream()
                .map(row -> row.value("count"))
                .toList();
        assertThat(counts).hasSize(2996).doesNotContain(0L, 1L, 1500L, 2999L).contains(2L, 1499L, 1501L, 2998L);
        assertThat(TableReader.newest(lake, "t").orElseThrow().size().rows()).isEqualTo(2996);
    }

    @Test
    void sizeAddsUpTheLog() throws IOException {
        table.append(MONDAY, named(MONDAY, "a", 1), named(MONDAY, "b", 2)).append(TUESDAY, named(TUESDAY, "c", 3));

        TableSize size = TableReader.newest(lake, "t").orElseThrow().size();

        assertThat(size.rows()).isEqualTo(3);
        assertThat(size.files()).isEqualTo(2);
        assertThat(size.bytes()).isPositive();
    }

    @Test
    void missingTableIsEmpty() {
        assertThat(TableReader.newest(lake, "nothing")).isEmpty();
    }

    @Test
    void unknownColumnIsRefused() {
        TableReader reader = TableReader.newest(lake, "t").orElseThrow();

        assertThatThrownBy(() -> reader.rows(List.of("nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    private List<TableRow> read(List<String> columns) {
        try (TableRows rows = TableReader.newest(lake, "t").orElseThrow().rows(columns)) {
            return drain(rows);
        }
    }

    private static List<TableRow> drain(TableRows rows) {
        List<TableRow> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    private static Object[] named(LocalDate day, String name, long count) {
        return new Object[] {day, name, count, null, null, null, null, null, null};
    }

    /** Replaces the table's one file by itself with a deletion vector in the log, as Spark's DELETE would. */
    private void delete(int... rows) throws IOException {
        Path log = folder.resolve("t/_delta_log");
        var json = new ObjectMapper();
        String line = Files.readAllLines(log.resolve("00000000000000000001.json")).stream()
                .filter(action -> action.startsWith("{\"add\""))
                .findFirst()
                .orElseThrow();
        ObjectNode add = (ObjectNode) json.readTree(line).get("add");
        ObjectNode remove = json.createObjectNode();
        remove.set("path", add.get("path"));
        remove.put("dataChange", true).put("deletionTimestamp", 0);
        byte[] bitmap = bitmap(rows);
        add.putObject("deletionVector")
                .put("storageType", "i")
                .put("pathOrInlineDv", Base85Codec.encodeBytes(bitmap))
                .put("sizeInBytes", bitmap.length)
                .put("cardinality", rows.length);
        String protocol = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                + "\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}}";
        Files.write(
                log.resolve("00000000000000000002.json"),
                List.of(
                        protocol,
                        json.writeValueAsString(Map.of("remove", remove)),
                        json.writeValueAsString(Map.of("add", add))));
    }

    /** The protocol's portable form: magic number, count of bitmaps, key and bitmap; padded for Base85. */
    private static byte[] bitmap(int... rows) {
        var bitmap = RoaringBitmap.bitmapOf(rows);
        int size = 4 + 8 + 4 + bitmap.serializedSizeInBytes();
        ByteBuffer bytes = ByteBuffer.allocate((size + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(1681511377).putLong(1).putInt(0);
        bitmap.serialize(bytes);
        return bytes.array();
    }
}
