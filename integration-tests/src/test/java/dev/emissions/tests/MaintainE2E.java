package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Upkeep beside a running stream: no row is lost or doubled, the stream goes on, and nobody takes moved rows for new ones. */
class MaintainE2E extends StackTest {
    private static final int ROUNDS = 3;

    @Test
    void upkeepBesideARunningStreamChangesNoRow() throws Exception {
        String topic = "maintained";
        String lake = stack.lake("maintained");
        product.run("generate", "--topic", topic, "--count", "1000").succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        Path log = folder.resolve("clean.log");
        Process stream = product.start(log, "clean", "--trigger", "200ms", "--topic", topic, "--lake", lake);
        String saved = "";
        try {
            for (int round = 0; round < ROUNDS; round++) {
                product.run("generate", "--topic", topic, "--count", "2000", "--rate", "1000", "--seed", "" + round)
                        .succeeded();
                saved += product.run("maintain", "--lake", lake, "--retention", "1h")
                        .succeeded()
                        .out();
                assertThat(stream.isAlive()).as(Files.readString(log)).isTrue();
            }
            product.run("generate", "--topic", topic, "--count", "2000", "--rate", "400", "--seed", "99")
                    .succeeded();
        } finally {
            stream.destroy();
            assertThat(stream.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        product.run("aggregate", "--lake", lake).succeeded();
        Accounting before = Accounting.of(stack, lake);
        String dryRun =
                product.run("maintain", "--lake", lake, "--dry-run").succeeded().out();
        long filesBefore = files(lake, CleanedTable.CONTRACT) + files(lake, LedgerTable.CONTRACT);

        String last = product.run("maintain", "--lake", lake).succeeded().out();

        assertThat(saved).contains("cleaned: ", "ledger: ", " files, ");
        assertThat(dryRun).contains("would be removed");
        assertThat(last).contains("were removed");
        assertThat(files(lake, CleanedTable.CONTRACT) + files(lake, LedgerTable.CONTRACT))
                .isLessThan(filesBefore);
        assertThat(Accounting.of(stack, lake)).isEqualTo(before);
        assertThat(before.offsets()).isEqualTo(stack.endOffsets(topic));
        product.run("verify", "--strict", "--lake", lake).succeeded();
        assertThat(product.run("aggregate", "--lake", lake).succeeded().out())
                .containsPattern("Nothing to do|: 0 rows");
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        assertThat(Accounting.of(stack, lake)).isEqualTo(before);
    }

    private static long files(String lake, TableContract table) {
        return TableReader.newest(stack.open(lake), table.path())
                .orElseThrow()
                .size()
                .files();
    }
}
