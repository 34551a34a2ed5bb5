package dev.emissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

class OptionDefaultsTest {
    @TempDir
    Path folder;

    @Command(name = "tell")
    private static final class Tell implements Callable<Integer> {
        @Spec
        private picocli.CommandLine.Model.CommandSpec spec;

        @Mixin
        private LakeOptions lake;

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(lake.secretKey());
            return 0;
        }
    }

    @Test
    void fileThatAVariableNamesHoldsTheValue() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "of a file\n");

        assertThat(told(Map.of("EMISSIONS_S3_SECRET_KEY_FILE", file.toString())))
                .isEqualTo("0 of a file");
    }

    @Test
    void variableWinsOverFileAndFileOverTheStack() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "of a file");
        Files.writeString(StackFile.in(folder), "s3-secret-key=of the stack");

        assertThat(told(Map.of())).isEqualTo("0 of the stack");
        assertThat(told(Map.of("EMISSIONS_S3_SECRET_KEY_FILE", file.toString())))
                .isEqualTo("0 of a file");
        assertThat(told(Map.of("EMISSIONS_S3_SECRET_KEY_FILE", file.toString(), "EMISSIONS_S3_SECRET_KEY", "itself")))
                .isEqualTo("0 itself");
    }

    @Test
    void fileThatIsNotThereIsToldByItsVariable() {
        assertThat(told(Map.of("EMISSIONS_S3_SECRET_KEY_FILE", "/no/file")))
                .startsWith("2 Cannot read EMISSIONS_S3_SECRET_KEY_FILE: /no/file is not readable");
    }

    private String told(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put(StackFile.VARIABLE, folder.toString());
        var out = new StringWriter();
        var writer = new PrintWriter(out, true);
        int code = CommandRunner.run(writer, writer, environment, new Tell());
        return code + " " + out.toString().strip();
    }
}
