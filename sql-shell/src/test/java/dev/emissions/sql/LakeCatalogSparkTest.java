package dev.emissions.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCatalogSparkTest {
    private static final TableContract TABLE = CorrectionsTable.CONTRACT;

    @TempDir
    static Path folder;

    private static SparkSession shell;

    @BeforeAll
    static void openShell() {
        Lake lake = Lake.of(folder.toUri().resolve("lake"), Map.of());
        new DeltaTable(lake, TABLE).createIfAbsent();
        Map<String, String> settings = new TreeMap<>(ShellSettings.of(lake, "local[2]"));
        settings.put(
                "spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
        SparkSession.Builder builder = SparkSession.builder();
        settings.forEach(builder::config);
        shell = builder.getOrCreate();
        insert(0);
    }

    @AfterAll
    static void closeShell() {
        shell.stop();
    }

    private static void insert(long offset) {
        shell.sql("INSERT INTO emissions.corrections (corrected_date, topic, partition, offset)"
                + " VALUES (DATE '2026-03-02', 't', 0, " + offset + ")");
    }

    private static List<Row> rows(String statement) {
        return shell.sql(statement).collectAsList();
    }

    @Test
    void tableOfTheLakeIsReadByItsNameInEitherCase() {
        assertThat(rows("SELECT offset FROM Emissions.CORRECTIONS")).isNotEmpty();
    }

    @Test
    void onlyTablesThatTheLakeHasAreListed() {
        assertThat(rows("SHOW TABLES IN emissions"))
                .extracting(row -> row.getString(1))
                .containsExactly(TABLE.name());
    }

    @Test
    void databaseCanBeTheCurrentOne() {
        shell.sql("USE emissions");
        try {
            assertThat(rows("SELECT * FROM corrections")).isNotEmpty();
        } finally {
            shell.sql("USE default");
        }
    }

    @Test
    void tableIsDescribedWithItsHistoryAndReadAsItWas() {
        insert(1);

        assertThat(rows("DESCRIBE emissions.corrections"))
                .extracting(row -> row.getString(0))
                .contains("operation_id");
        assertThat(rows("DESCRIBE HISTORY emissions.corrections")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(rows("SELECT * FROM emissions.corrections VERSION AS OF 0")).isEmpty();
        assertThat(rows("SELECT * FROM emissions.corrections VERSION AS OF 1")).hasSize(1);
    }

    @Test
    void newestDateIsTold() {
        assertThat(rows("SELECT max(corrected_date) FROM emissions.corrections")
                        .get(0)
                        .get(0))
                .hasToString("2026-03-02");
    }

    @Test
    void tableThatTheLakeHasNotYetIsNotFound() {
        assertThatThrownBy(() -> rows("SELECT * FROM emissions.ledger"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    }

    @Test
    void tableOfTheLakeIsNeitherDroppedNorRenamedNorReplaced() {
        for (String deed : List.of(
                "DROP TABLE emissions.corrections",
                "DROP TABLE emissions.corrections PURGE",
                "ALTER TABLE emissions.corrections RENAME TO emissions.gone",
                "CREATE OR REPLACE TABLE emissions.corrections (n INT) USING DELTA",
                "CREATE OR REPLACE TABLE emissions.corrections USING DELTA AS SELECT 1 AS n")) {
            assertThatThrownBy(() -> shell.sql(deed)).as(deed).hasMessageContaining("it is a table of the lake");
        }
        assertThat(rows("SELECT topic FROM emissions.corrections")).isNotEmpty();
    }

    @Test
    void tableOfTheSessionIsMadeAndDropped() {
        shell.sql("CREATE TABLE emissions.mine USING parquet AS SELECT 1 AS one");

        assertThat(rows("SELECT * FROM emissions.mine")).hasSize(1);
        shell.sql("DROP TABLE emissions.mine");
        assertThat(shell.catalog().tableExists("emissions.mine")).isFalse();
    }
}
