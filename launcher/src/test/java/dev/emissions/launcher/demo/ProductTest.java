package dev.emissions.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emissions.launcher.demo.DemoSettings.Afterwards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's way with commands, on a script that stands in for the product's. */
class ProductTest {
    @TempDir
    private Path root;

    private Path calls;
    private DemoFolder folder;

    @BeforeEach
    void makeScript() throws IOException {
        calls = root.resolve("calls");
        folder = DemoFolder.temporary();
        Path script = Files.createDirectories(root.resolve("scripts")).resolve("emissions");
        Files.writeString(script, """
                #!/bin/sh
                echo "$* stack=$EMISSIONS_STACK lake=$EMISSIONS_LAKE jvm=$EMISSIONS_JVM_OPTIONS" >> %s
                case "$1" in
                  fail) seq 1 30; echo "Cannot do it"; exit 4 ;;
                  hang) exec sleep 60 ;;
                esac
                """.formatted(calls));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() {
        folder.remove();
    }

    @Test
    void commandsWorkOnTheDemosStackWhateverTheUserHasSet() throws Exception {
        Product product = product(Map.of("EMISSIONS_LAKE", "s3a://precious", "EMISSIONS_JVM_OPTIONS", "-Xmx1g"));

        product.run("clean", "--available-now");

        assertThat(Files.readAllLines(calls))
                .containsExactly(
                        "clean --available-now stack=" + folder.stack() + " lake= jvm=-XX:TieredStopAtLevel=1 -Xmx1g");
    }

    @Test
    void failingCommandIsToldWithItsLastLines() {
        StepFailure failure =
                catchThrowableOfType(StepFailure.class, () -> product(Map.of()).run("fail", "now"));

        assertThat(failure.exitCode()).isEqualTo(4);
        assertThat(failure.command()).endsWith("scripts/emissions fail now");
        assertThat(failure.lastLines()).hasSize(20).endsWith("30", "Cannot do it");
    }

    @Test
    void cleaningUpStopsTheStackOnceAndRemovesTheFolder() throws IOException {
        Cleanup cleanup = new Cleanup(product(Map.of()), folder, Afterwards.CLEAN_UP);

        cleanup.close();
        cleanup.close();

        assertThat(Files.readAllLines(calls)).singleElement().asString().startsWith("stack stop --delete ");
        assertThat(folder.removable()).doesNotExist();
    }

    @Test
    void keptStackIsStoppedButNotDeletedAfterAFailure() throws IOException {
        new Cleanup(product(Map.of()), folder, Afterwards.KEEP).close();

        assertThat(Files.readAllLines(calls)).singleElement().asString().startsWith("stack stop stack=");
        assertThat(folder.removable()).exists();
    }

    @Test
    void stackThatIsLeftRunningIsNotStopped() {
        try (Cleanup cleanup = new Cleanup(product(Map.of()), folder, Afterwards.KEEP)) {
            cleanup.leaveRunning();
        }

        assertThat(calls).doesNotExist();
    }

    @Test
    void commandThatRunsIsEndedBeforeTheStackIsStopped() throws Exception {
        Product product = product(Map.of());
        Thread demo =
                new Thread(() -> assertThatThrownBy(() -> product.run("hang")).isInstanceOf(StepFailure.class));
        demo.start();
        while (!Files.exists(calls) || Files.readString(calls).isEmpty()) {
            Thread.onSpinWait();
        }

        product.end("--delete");
        demo.join(10_000);

        assertThat(demo.isAlive()).isFalse();
        assertThat(Files.readAllLines(calls))
                .extracting(line -> line.substring(0, line.indexOf(" stack=")))
                .isEqualTo(List.of("hang", "stack stop --delete"));
    }

    private Product product(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PATH", System.getenv("PATH"));
        return new Product(new ProductHome(root), environment, folder);
    }
}
