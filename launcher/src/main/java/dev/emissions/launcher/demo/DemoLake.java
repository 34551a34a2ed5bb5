package dev.emissions.launcher.demo;

import dev.emissions.cli.CommandRunner;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.StackFile;
import dev.emissions.lakehouse.Lake;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The lake of a local stack, found as every command finds it. */
@Command(name = "demo-lake")
final class DemoLake {
    @Mixin
    private LakeOptions options;

    private DemoLake() {}

    static Lake open(Path stack) {
        DemoLake lake = new DemoLake();
        CommandRunner.commandLine(lake, Map.of(StackFile.VARIABLE, stack.toString()))
                .parseArgs();
        return Lake.openToRead(lake.options);
    }
}
