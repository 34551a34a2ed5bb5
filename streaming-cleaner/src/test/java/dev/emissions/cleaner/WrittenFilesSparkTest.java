package dev.emissions.cleaner;

import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark reads what a task wrote, whether it decodes whole columns at a time or row by row. */
class WrittenFilesSparkTest {
    private static final int EVENTS = 45_000;

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() throws IOException {
        spark.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyEventIsReadAsItWasAccepted(boolean vectorized) throws IOException {
        spark.conf().set("spark.sql.parquet.enableVectorizedReader", vectorized);

        List<Row> rows = spark.read()
                .parquet(write().path())
                .orderBy(CleanedTable.KAFKA_OFFSET)
                .collectAsList();

        assertThat(rows).hasSize(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            EmissionEvent event = event(i);
            Row row = rows.get(i);
            assertThat(row.<String>getAs(CleanedTable.EVENT_ID)).isEqualTo(event.getEventId());
            assertThat(row.<String>getAs(CleanedTable.DOMAIN)).isEqualTo(event.getDomain());
            assertThat(row.<String>getAs(CleanedTable.COUNTRY)).isEqualTo("GB");
            assertThat(row.<String>getAs(CleanedTable.REGION)).isEqualTo(event.getRegion());
            assertThat(row.<Long>getAs(CleanedTable.IMPRESSIONS)).isEqualTo(event.getImpressions());
            assertThat(row.<Integer>getAs(CleanedTable.KAFKA_PARTITION)).isZero();
            boolean isRespelt = !event.getCountry().equals("GB");
            assertThat(row.isNullAt(row.fieldIndex(CleanedTable.REPAIRS))).isNotEqualTo(isRespelt);
            if (isRespelt) {
                Row repair =
                        row.<Row>getList(row.fieldIndex(CleanedTable.REPAIRS)).get(0);
                assertThat(repair.<String>getAs("raw")).isEqualTo(event.getCountry());
            }
        }
    }

    private DataFile write() throws IOException {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        var ids = new CommittedIds(0, 0, Set.of(), 0, List.of());
        var batch = new Batch(
                lake.root(),
                lake.properties(),
                folder.toString(),
                0,
                "t",
                Thresholds.defaults(),
                false,
                1 << 20,
                ids,
                ContestedIds.NONE);
        try (var pass = new PartitionPass(batch, 0)) {
            for (int i = 0; i < EVENTS; i++) {
                pass.take(TestEvents.record(i, event(i)));
            }
            return pass.finish().cleaned().get(0);
        }
    }

    /** The event at that offset: mostly of one country, with regions that are often absent and domains that hardly repeat. */
    private static EmissionEvent event(int offset) {
        var random = new Random(offset);
        EmissionEvent event = valid("id-" + offset);
        event.setDomain("a-publisher-with-a-rather-long-name-" + random.nextInt(100_000) + ".example.com");
        event.setCountry(random.nextInt(10) == 0 ? "United Kingdom" : "GB");
        event.setRegion(random.nextBoolean() ? "region " + random.nextInt(100) : null);
        event.setImpressions(1L + random.nextInt(100));
        return event;
    }
}
