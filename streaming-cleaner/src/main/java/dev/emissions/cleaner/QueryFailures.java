package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Says in one line why a query ended. */
final class QueryFailures {
    private QueryFailures() {}

    static RuntimeException explain(StreamingQueryException failure, CleanSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CommandFailure known) {
                return known;
            } else if (message.toLowerCase(Locale.ROOT).contains("data may have been lost")
                    || message.contains("Some data may have been missed")) {
                return new CommandFailure(
                        ExitCode.DATA,
                        "Cannot go on with topic " + settings.topic()
                                + ": the broker no longer has offsets that were not read yet; expected all since the"
                                + " checkpoint; nothing of this batch was committed (" + firstLine(message) + ")",
                        failure);
            } else if (cause instanceof ArithmeticException && isOfKafkaSource(cause)) {
                return new CommandFailure(
                        ExitCode.DATA,
                        "Cannot read topic " + settings.topic()
                                + ": the time of a record is too far from 1970; expected"
                                + " milliseconds, got perhaps nanoseconds; nothing of this batch was committed; clean what comes"
                                + " before with another --checkpoint and a small --max-events-per-batch, delete the record from"
                                + " the topic (kafka-delete-records.sh), give it up with --accept-loss, and bound the producers'"
                                + " times (message.timestamp.after.max.ms)",
                        failure);
            } else if (cause instanceof KafkaException || cause instanceof java.util.concurrent.TimeoutException) {
                return new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot read topic " + settings.topic() + " from " + settings.brokers() + ": "
                                + firstLine(message) + "; start again when the broker answers, nothing is lost",
                        failure);
            }
        }
        return storeFailure(failure)
                .<RuntimeException>map(cause -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot write to the lake: " + firstLine(String.valueOf(cause.getMessage()))
                                + "; expected its store to answer; start again when it does, nothing is lost",
                        failure))
                .orElseGet(() -> new IllegalStateException(
                        "Cannot clean: " + firstLine(String.valueOf(failure.getMessage())), failure));
    }

    private static boolean isOfKafkaSource(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.apache.spark.sql.kafka010."));
    }

    /** The innermost failure of input or output, which after Kafka's are those of the lake's store. */
    private static Optional<Throwable> storeFailure(Throwable failure) {
        Throwable found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof UncheckedIOException) {
                found = cause;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
