package dev.emissions.tests;

import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The log of a table that holds no data: what stands in it. */
record DeltaLog(Lake lake, String table) {
    private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
    private static final Pattern ADDED = Pattern.compile("\"add\":\\{\"path\":\"([^\"]+)\"");

    /** Creates a table of one column at the lake's root; writes a checkpoint every ten commits. */
    static DeltaLog create(Lake lake) {
        var schema = new StructType().add("id", LongType.LONG);
        var contract = new TableContract(
                "contested",
                "contested",
                "Commits that name files.",
                schema,
                List.of(),
                List.of(),
                Map.of("delta.checkpointInterval", "10"));
        var table = new DeltaTable(lake, contract);
        table.createIfAbsent();
        return new DeltaLog(lake, table.path());
    }

    /** Versions of the commit files. */
    List<Long> versions() throws IOException {
        return commits()
                .map(commit -> Long.parseLong(commit.getName().replace(".json", "")))
                .toList();
    }

    /** Names of the files that the commit files add, as often as they do. */
    List<String> added() throws IOException {
        List<String> added = new ArrayList<>();
        for (Path commit : commits().toList()) {
            try (var in = fileSystem().open(commit)) {
                Matcher matcher = ADDED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                while (matcher.find()) {
                    added.add(matcher.group(1));
                }
            }
        }
        return added;
    }

    /** Names of the files that a reader sees, who begins at the newest checkpoint. */
    List<String> visible() throws IOException {
        Snapshot snapshot = TableManager.loadSnapshot(table).build(lake.engine());
        List<String> visible = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(lake.engine())) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> visible.add(
                            new Path(InternalScanFileUtils.getAddFileStatus(row).getPath()).getName()));
                }
            }
        }
        return visible;
    }

    private Stream<Path> commits() throws IOException {
        return Arrays.stream(fileSystem().listStatus(new Path(table, "_delta_log")))
                .map(FileStatus::getPath)
                .filter(path -> COMMIT.matcher(path.getName()).matches())
                .sorted();
    }

    private FileSystem fileSystem() throws IOException {
        return new Path(table).getFileSystem(lake.configuration());
    }
}
