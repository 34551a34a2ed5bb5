package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is what readers see; the parameter of a test is the seed of its rows. */
class DayFilesTest {
    private static final int DAY = 20_500;

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void createTable() {
        lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsOfManyDaysComeBackThroughKernel(long seed) throws IOException {
        var random = new Random(seed);
        List<List<Object>> expected = new ArrayList<>();
        List<DataFile> written;
        try (var files = files()) {
            for (int i = 0, rows = random.nextInt(300); i < rows; i++) {
                RandomRow row = RandomRow.next(random, i);
                int day = DAY + random.nextInt(random.nextInt(30) + 1);
                files.write(day, row);
                expected.add(row.shown());
            }
            written = files.finish();
        }

        assertThat(written.stream().mapToLong(DataFile::rows).sum()).isEqualTo(expected.size());
        assertEqual(readByKernel(written), expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 19_999, 20_000, 20_001, 45_000})
    void pagesAndOverflowingDictionariesComeBackThroughKernelAndParquet(int count) throws IOException {
        List<RandomRow> rows = rows(count);

        DataFile file = write(rows);

        assertEqual(
                readByKernel(List.of(file)), rows.stream().map(RandomRow::shown).toList());
        List<Group> groups = readByParquet(file);
        assertThat(groups).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(texts(groups.get(i), "note"))
                    .isEqualTo(nullable(rows.get(i).note()));
            assertThat(texts(groups.get(i), "country"))
                    .isEqualTo(nullable(rows.get(i).country()));
        }
    }

    @Test
    void textsThatHardlyRepeatEndTheirDictionary() throws IOException {
        DataFile file = write(rows(45_000));

        assertThat(encodings(file, "note").hasDictionaryEncodedPages()).isTrue();
        assertThat(encodings(file, "note").hasNonDictionaryEncodedPages()).isTrue();
        assertThat(encodings(file, "country").hasNonDictionaryEncodedPages()).isFalse();
        assertThat(encodings(file, "id").hasDictionaryEncodedPages()).isFalse();
    }

    @Test
    void largeRowsBecomeSeveralRowGroupsWithoutFillingMemory() throws IOException {
        var random = new Random(5);
        List<RandomRow> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] large = new byte[1 << 20];
            random.nextBytes(large);
            rows.add(new RandomRow(
                    (long) i,
                    "id",
                    "DE",
                    null,
                    "t",
                    null,
                    0L,
                    0,
                    0L,
                    null,
                    new String(large, StandardCharsets.ISO_8859_1),
                    null,
                    null));
        }

        DataFile file = write(rows);

        assertThat(blocks(file)).hasSizeGreaterThan(1);
        assertEqual(
                readByKernel(List.of(file)), rows.stream().map(RandomRow::shown).toList());
    }

    @Test
    void rangesOfStatisticsColumnsHoldForAllRows() throws IOException {
        List<RandomRow> rows = rows(45_000);

        Map<String, ColumnRange> ranges = write(rows).columns();

        assertThat(ranges).containsOnlyKeys(RandomRow.CONTRACT.statisticsColumns());
        assertThat(ranges.get("number")).isEqualTo(new ColumnRange("0", "44999", 0));
        assertThat(ranges.get("slot")).isEqualTo(new ColumnRange("0", "7", nulls(rows, RandomRow::slot)));
        assertThat(ranges.get("empty")).isEqualTo(new ColumnRange(null, null, rows.size()));
        assertThat(ranges.get("country"))
                .isEqualTo(new ColumnRange("", "a rather long name of a country", nulls(rows, RandomRow::country)));
        List<String> notes = rows.stream()
                .map(RandomRow::note)
                .filter(note -> note != null)
                .sorted()
                .toList();
        assertThat(ranges.get("note"))
                .isEqualTo(new ColumnRange(notes.get(0), notes.get(notes.size() - 1), nulls(rows, RandomRow::note)));
    }

    @Test
    void dayThatIsNotWrittenForLongGetsASecondFile() throws IOException {
        List<DataFile> written;
        try (var files = files()) {
            for (int i = 0; i <= DayFiles.OPEN_FILES; i++) {
                files.write(DAY + i, RandomRow.next(new Random(i), i));
            }
            files.write(DAY, RandomRow.next(new Random(9), 9));
            written = files.finish();
        }

        assertThat(written).hasSize(DayFiles.OPEN_FILES + 2);
        assertThat(written.stream().filter(file -> file.partitionDay() == DAY)).hasSize(2);
    }

    @Test
    void rowWithoutAllItsColumnsIsRefused() throws IOException {
        try (var files = new DayFiles<>(lake, RandomRow.CONTRACT, new HalfFormat(), "half")) {
            assertThatThrownBy(() -> files.write(DAY, "x"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 columns given, expected 14");
        }
    }

    private static final class HalfFormat implements DayFiles.RowFormat<String> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of();
        }

        @Override
        public void write(String row, RowWriter columns) {
            columns.writeLong(1);
        }
    }

    private DayFiles<RandomRow> files() {
        return new DayFiles<>(lake, RandomRow.CONTRACT, new RandomRow.Format(), "part");
    }

    private static List<RandomRow> rows(int count) {
        var random = new Random(count);
        List<RandomRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(RandomRow.next(random, i));
        }
        return rows;
    }

    private DataFile write(List<RandomRow> rows) throws IOException {
        try (var files = files()) {
            for (RandomRow row : rows) {
                files.write(DAY, row);
            }
            return files.finish().get(0);
        }
    }

    private List<List<Object>> readByKernel(List<DataFile> files) throws IOException {
        var table = new DeltaTable(lake, RandomRow.CONTRACT);
        table.createIfAbsent();
        table.append("test", 0, files);
        List<String> columns = new ArrayList<>(RandomRow.CONTRACT.schema().fieldNames());
        columns.remove("day");
        List<List<Object>> read = new ArrayList<>();
        TableReader reader = TableReader.newest(lake, RandomRow.CONTRACT.path()).orElseThrow();
        try (TableRows rows = reader.rows(columns)) {
            rows.forEachRemaining(row -> read.add(row.values()));
        }
        return read;
    }

    private static void assertEqual(List<List<Object>> read, List<List<Object>> expected) {
        read.sort(Comparator.comparingLong(row -> (Long) row.get(0)));
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            Object[] row = read.get(i).toArray();
            assertThat(Arrays.deepEquals(row, expected.get(i).toArray()))
                    .as("%s is %s", Arrays.deepToString(row), expected.get(i))
                    .isTrue();
        }
    }

    private static List<Group> readByParquet(DataFile file) throws IOException {
        List<Group> groups = new ArrayList<>();
        try (var reader = ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.path()))
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static List<String> texts(Group group, String column) {
        return group.getFieldRepetitionCount(column) == 0 ? List.of() : List.of(group.getString(column, 0));
    }

    private static List<String> nullable(String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static long nulls(List<RandomRow> rows, Function<RandomRow, Object> column) {
        return rows.stream().filter(row -> column.apply(row) == null).count();
    }

    private static EncodingStats encodings(DataFile file, String column) throws IOException {
        return blocks(file).get(0).getColumns().stream()
                .filter(chunk -> chunk.getPath().toDotString().equals(column))
                .map(ColumnChunkMetaData::getEncodingStats)
                .findFirst()
                .orElseThrow();
    }

    private static List<BlockMetaData> blocks(DataFile file) throws IOException {
        try (var reader = ParquetFileReader.open(new LocalInputFile(path(file)))) {
            return reader.getFooter().getBlocks();
        }
    }

    private static Path path(DataFile file) {
        return Path.of(URI.create(file.path()).getPath());
    }
}
