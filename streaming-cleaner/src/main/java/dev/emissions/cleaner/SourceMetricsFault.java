package dev.emissions.cleaner;

import java.util.Arrays;

/**
 * A fault of Spark 4.1.1 (SPARK-55271): a query that begins by repeating a batch ends with a NullPointerException when it reports the
 * metrics of its Kafka source, after the batch has been committed. The query is sound, and goes on when it is started again.
 */
final class SourceMetricsFault {
    private static final String SOURCE = "org.apache.spark.sql.kafka010.KafkaMicroBatchStream";

    private SourceMetricsFault() {}

    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NullPointerException
                    && Arrays.stream(cause.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith(SOURCE)
                                    && frame.getMethodName().equals("metrics"))) {
                return true;
            }
        }
        return false;
    }
}
