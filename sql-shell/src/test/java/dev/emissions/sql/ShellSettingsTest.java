package dev.emissions.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.Lake;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShellSettingsTest {
    private static final Lake LAKE = Lake.of(URI.create("s3a://lake/"), Map.of("fs.s3a.secret.key", "hidden"));

    @Test
    void commitsOfTheShellAreConditional() {
        assertThat(ShellSettings.of(LAKE, "local[*]"))
                .containsEntry("spark.delta.logStore.s3a.impl", "dev.emissions.logstore.ConditionalPutLogStore")
                .containsEntry("spark.hadoop.fs.s3a.secret.key", "hidden")
                .containsEntry("spark.sql.catalog.spark_catalog.lake", "s3a://lake");
    }

    @Test
    void nothingListensBeyondThisMachine() {
        assertThat(ShellSettings.of(LAKE, "local[*]"))
                .containsEntry("spark.ui.enabled", "false")
                .containsEntry("spark.driver.bindAddress", "127.0.0.1");
    }

    @Test
    void clusterReachesTheDriver() {
        assertThat(ShellSettings.of(LAKE, "spark://master:7077")).doesNotContainKey("spark.driver.host");
    }
}
