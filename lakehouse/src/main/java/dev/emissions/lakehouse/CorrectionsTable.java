package dev.emissions.lakehouse;

import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.util.List;
import java.util.Map;

/**
 * What became of an offset after its batch was sealed: one row per change. The latest one of an offset says where it stands now; without
 * any, it stands where the ledger's batch put it.
 */
public final class CorrectionsTable {
    public static final String CORRECTED_DATE = "corrected_date";
    public static final String OPERATION_ID = "operation_id";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";
    public static final String FROM_DISPOSITION = "from_disposition";
    public static final String TO_DISPOSITION = "to_disposition";
    public static final String CAUSE = "cause";
    public static final String CATALOGUE_VERSION = "catalogue_version";
    public static final String CORRECTED_AT = "corrected_at";
    public static final String NOTE = "note";
    public static final String EDITED_VALUE = "edited_value";

    /** Folder of the lake with the numbered plans that decide repairs, the last of which may be unfinished. */
    public static final String PLANS = "ops/repairs";

    public static final TableContract CONTRACT = new TableContract(
            "corrections",
            "ops/corrections",
            "What became of Kafka offsets after their batch was sealed: replays, discards, reprocessing.",
            schema(),
            List.of(CORRECTED_DATE),
            List.of(PARTITION, OFFSET, CORRECTED_AT),
            Map.of());

    private CorrectionsTable() {}

    /** Under which the commits of the plan of that number stand in the tables' logs; that to the corrections is the last one. */
    public static String application(String operationId, long number) {
        return "repair/" + operationId + "/" + number;
    }

    private static StructType schema() {
        return new StructType()
                .add(CORRECTED_DATE, DateType.DATE)
                .add(OPERATION_ID, StringType.STRING)
                .add(TOPIC, StringType.STRING)
                .add(PARTITION, IntegerType.INTEGER)
                .add(OFFSET, LongType.LONG)
                .add(FROM_DISPOSITION, StringType.STRING)
                .add(TO_DISPOSITION, StringType.STRING)
                .add(CAUSE, StringType.STRING)
                .add(CATALOGUE_VERSION, StringType.STRING)
                .add(CORRECTED_AT, TimestampType.TIMESTAMP)
                .add(NOTE, StringType.STRING)
                .add(EDITED_VALUE, BinaryType.BINARY);
    }
}
