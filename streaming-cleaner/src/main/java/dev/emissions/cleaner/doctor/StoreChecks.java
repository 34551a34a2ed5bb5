package dev.emissions.cleaner.doctor;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableSize;
import dev.emissions.logstore.ConditionalPutProbe;
import dev.emissions.logstore.ProbeOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The object store and the tables in it. */
final class StoreChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SMALL_BYTES = 1 << 20;
    private static final long MANY_FILES = 1000;

    private StoreChecks() {}

    /** Writes, reads and deletes an object, and tries the conditional put. */
    static Finding writes(Lake lake) {
        ProbeOutcome outcome = ConditionalPutProbe.probe(new Path(lake.pathOf("ops/probe")), lake.configuration());
        String check = "Writes";
        return switch (outcome.finding()) {
            case HOLDS -> Finding.ok(check, "objects can be written, read and deleted; If-None-Match is obeyed");
            case CONDITION_IGNORED ->
                Finding.problem(check, outcome.detail(), "use a store that obeys If-None-Match: S3, MinIO, S3Proxy");
            case METADATA_LOST ->
                Finding.problem(check, outcome.detail(), "use a store that keeps x-amz-meta-* headers");
            case NO_BUCKET -> Finding.problem(check, outcome.detail(), "create the bucket, or name another by --lake");
            case ACCESS_DENIED ->
                Finding.problem(check, outcome.detail(), "use keys that may read, write and delete in the bucket");
            case UNREACHABLE -> Finding.problem(check, outcome.detail(), "check --s3-endpoint");
        };
    }

    /** By the Date header of any answer; S3 refuses requests that are signed a quarter of an hour off. */
    static Finding clock(URI endpoint, Clock ours) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint).timeout(PATIENCE).GET().build();
        Optional<String> date = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Date");
        return date.map(text -> BrokerChecks.clock(
                        "the S3 server", Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)), ours))
                .orElseGet(() -> Finding.ok("Clock of the S3 server", "it does not tell"));
    }

    /** Whether this version can read the table, which fails for a protocol that it does not know, and how its files lie. */
    static Finding table(Lake lake, TableContract contract) {
        String check = "Table " + contract.name();
        Optional<TableReader> table = TableReader.newest(lake, contract.path());
        if (table.isEmpty()) {
            return Finding.ok(check, "not there yet");
        }
        return files(check, table.orElseThrow().version(), table.orElseThrow().size());
    }

    static Finding files(String check, long version, TableSize size) {
        String seen =
                String.format(Locale.ROOT, "version %d, %,d files, %,d bytes", version, size.files(), size.bytes());
        boolean areSmall = size.files() > MANY_FILES && size.bytes() / size.files() < SMALL_BYTES;
        return areSmall
                ? Finding.warning(check, seen, "run emissions maintain, which puts the small files together")
                : Finding.ok(check, seen);
    }
}
