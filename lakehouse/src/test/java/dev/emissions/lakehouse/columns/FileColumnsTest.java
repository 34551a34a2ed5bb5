package dev.emissions.lakehouse.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.TableReader;
import io.delta.kernel.expressions.AlwaysTrue;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileColumnsTest {
    private static final TableContract TABLE = new TableContract(
            "numbers",
            "numbers",
            "A table of this test.",
            new StructType()
                    .add("day", DateType.DATE)
                    .add("number", LongType.LONG)
                    .add("text", StringType.STRING)
                    .add("other", LongType.LONG),
            List.of("day"),
            List.of("number"),
            Map.of());
    private static final int ROWS = 50_000;

    @TempDir
    Path folder;

    @Test
    void valuesBelongToTheirRowWhicheverAreAskedFor() throws IOException {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        TableFile file = written(lake);

        List<String> wrong = new ArrayList<>();
        long[] row = {0};
        FileColumns.read(file, lake.configuration(), List.of("other", "text", "number"), columns -> {
            long number = row[0]++;
            if (number % 3 == 0) {
                String text = number % 5 == 0 ? null : "n" + number % 7;
                String read = columns.isNull(1) ? null : columns.binaryAt(1).toStringUsingUTF8();
                if (columns.longAt(0) != -number || !java.util.Objects.equals(read, text)) {
                    wrong.add(number + ": " + columns.longAt(0) + ", " + read);
                }
            }
            if (number % 4 == 0 && columns.longAt(2) != number) {
                wrong.add(number + " is " + columns.longAt(2));
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(row[0]).isEqualTo(ROWS).isEqualTo(file.rows());
    }

    /** A reader ends its codecs when it is closed: those of another one must not be the same. */
    @Test
    void readersOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        TableFile file = written(lake);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> reads = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                reads.add(threads.submit(() -> {
                    long[] rows = {0};
                    FileColumns.read(file, lake.configuration(), List.of("number"), columns -> rows[0]++);
                    return rows[0];
                }));
            }

            for (Future<Long> read : reads) {
                assertThat(read.get()).isEqualTo(ROWS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static TableFile written(Lake lake) throws IOException {
        var table = new DeltaTable(lake, TABLE);
        table.createIfAbsent();
        try (var files = new DayFiles<>(lake, TABLE, new Format(), "part")) {
            for (long number = 0; number < ROWS; number++) {
                files.write(0, number);
            }
            List<DataFile> written = files.finish();
            table.append("test", 1, written);
        }
        return TableReader.newest(lake, TABLE.path())
                .orElseThrow()
                .files(AlwaysTrue.ALWAYS_TRUE)
                .get(0);
    }

    private static final class Format implements DayFiles.RowFormat<Long> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of("number");
        }

        @Override
        public void write(Long row, RowWriter columns) {
            columns.writeLong(row);
            if (row % 5 == 0) {
                columns.writeNull();
            } else {
                columns.writeText("n" + row % 7);
            }
            columns.writeLong(-row);
        }
    }
}
