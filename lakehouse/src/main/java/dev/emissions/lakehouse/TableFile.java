package dev.emissions.lakehouse;

import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorUtils;
import io.delta.kernel.internal.deletionvectors.RoaringBitmapArray;
import io.delta.kernel.utils.FileStatus;
import java.util.Map;
import java.util.function.LongPredicate;

/** One data file of a version of a table, for those who read its columns themselves. */
public final class TableFile {
    private final Engine engine;
    private final String tablePath;
    private final FileStatus status;
    private final Map<String, String> partitionValues;
    private final DeletionVectorDescriptor deleted;
    private final long rows;
    private final String pathInLog;

    private TableFile(Engine engine, String tablePath, Row scanFile) {
        this.engine = engine;
        this.tablePath = tablePath;
        this.status = InternalScanFileUtils.getAddFileStatus(scanFile);
        this.partitionValues = InternalScanFileUtils.getPartitionValues(scanFile);
        this.deleted = InternalScanFileUtils.getDeletionVectorDescriptorFromRow(scanFile);
        this.rows = TableSize.rowsOf(scanFile);
        this.pathInLog = pathInLog(scanFile);
    }

    /** Path of a scan file as the log has it. */
    static String pathInLog(Row scanFile) {
        return new AddFile(scanFile.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)).getPath();
    }

    static TableFile of(Engine engine, String tablePath, Row scanFile) {
        return new TableFile(engine, tablePath, scanFile);
    }

    /** Its path as the log has it, which is relative to the table's root unless the file lies elsewhere. */
    String pathInLog() {
        return pathInLog;
    }

    /** Its full address. */
    public String path() {
        return status.getPath();
    }

    public long sizeBytes() {
        return status.getSize();
    }

    /** Milliseconds since the epoch. */
    public long modifiedMillis() {
        return status.getModificationTime();
    }

    /** Rows without those deleted, as its writer counted them; {@link TableSize#UNKNOWN} if it did not. */
    public long rows() {
        return rows;
    }

    /** Value of a partition column as the log writes it, such as {@code 2026-03-14}, or null. */
    public String partitionValue(String column) {
        return partitionValues.get(column);
    }

    /** Whether the row at that place of the file (from 0) is deleted by a deletion vector, which is read now if there is one. */
    public LongPredicate deletedRows() {
        if (deleted == null) {
            return row -> false;
        }
        RoaringBitmapArray bitmap = DeletionVectorUtils.loadNewDvAndBitmap(engine, tablePath, deleted)._2;
        return bitmap::contains;
    }
}
