package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

/** A product whose rules have other numbers in them, as one of an earlier version may have had. */
final class OtherRules {
    private static final String SOURCE = "quality/src/main/java/dev/emissions/quality/Thresholds.java";

    private OtherRules() {}

    /** Variables under which a command runs with rules that reject more by impressions, and less by units. */
    static Map<String, String> environment(Path folder) throws IOException {
        Path classes = Files.createTempDirectory(folder, "other-rules");
        Path source = classes.resolve("Thresholds.java");
        String today = Files.readString(Product.root().resolve(SOURCE));
        String other = today.replace(" 1_000_000_000_000L);", " 1_000L);")
                .replace(" 5,\n", " 5_000,\n")
                .replace(" 20,\n", " 200_000,\n")
                .replace(" 3,\n", " 9,\n");
        assertThat(other).contains("1_000L);", "200_000,", " 9,");
        Files.writeString(source, other);
        int result =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(result).isZero();
        return Map.of("EMISSIONS_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 -Xbootclasspath/a:" + classes);
    }
}
