package dev.emissions.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cli.CommandRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"generate", "ingest"})
    void helpHasExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: emissions " + command).contains("Examples:");
    }

    @Test
    void generateWritesAFileWithoutABroker() throws IOException {
        Path file = folder.resolve("drop.csv");

        assertThat(run("generate", "--count", "50", "--output", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(51);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void generateTakesDatesAndShortDurations() throws IOException {
        Path file = folder.resolve("drop.csv");

        assertThat(run("generate", "--count=20", "--start=2026-03-01", "--span=90m", "--output=" + file))
                .isZero();
        assertThat(Files.readString(file)).contains("\n03/01/2026,");
    }

    @Test
    void generateStopsWhenItsTimeIsOver() {
        assertThat(run("generate", "--rate=100", "--duration=300ms", "--output=" + folder.resolve("e.jsonl")))
                .isZero();
        assertThat(out.toString()).containsPattern("Wrote \\d{1,3} events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate --no-such-option",
                "generate --count none",
                "generate --start yesterday --output x.csv",
                "generate --span soon --output x.csv",
                "generate --count 0 --output x.csv",
                "generate --issues NO_SUCH_RULE=0.1 --output x.csv",
                "generate --output x.parquet",
                "generate",
                "ingest",
                "ingest --bootstrap-servers 127.0.0.1:1 /no/such/file.csv",
                "ingest --bootstrap-servers 127.0.0.1:1 /"
            })
    void whatCannotBeMeantIsExitCodeTwoAndNoStackTrace(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
    }

    @Test
    void aBrokerThatIsDownIsExitCodeThreeAndNoLabelsAreLeft() {
        Path labels = folder.resolve("labels.csv");

        assertThat(run("generate", "--bootstrap-servers", "127.0.0.1:1", "--labels", labels.toString()))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("Cannot reach a Kafka broker at 127.0.0.1:1: Connection refused");
        assertThat(labels).doesNotExist();
    }

    @Test
    void anEmptyDropIsExitCodeFour() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));

        assertThat(run("ingest", "--bootstrap-servers", "127.0.0.1:1", empty.toString()))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(classes = {GenerateCommand.class, IngestCommand.class})
    void helpNeedsNoEngineOnTheClassPath(Class<?> command) {
        Stream<Class<?>> types = Stream.concat(
                Arrays.stream(command.getDeclaredFields()).map(Field::getType),
                Arrays.stream(command.getDeclaredMethods()).flatMap(CommandsTest::signature));

        assertThat(types.map(Class::getName))
                .allMatch(name -> name.matches("(java\\.|picocli\\.|dev\\.emissions\\.cli\\.).*|[a-z]+"));
    }

    private static Stream<Class<?>> signature(Method method) {
        return Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()));
    }

    private int run(String... arguments) {
        Map<String, String> environment =
                Map.of("EMISSIONS_STACK", folder.resolve("no-stack").toString());
        return CommandRunner.run(
                new PrintWriter(out, true), new PrintWriter(err, true), environment, new ProducerCommands(), arguments);
    }
}
