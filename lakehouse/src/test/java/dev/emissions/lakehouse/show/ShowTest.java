package dev.emissions.lakehouse.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cli.CommandRunner;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.ShowCommand;
import dev.emissions.lakehouse.WrittenTable;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 17);
    private static final StructType SCHEMA = new StructType()
            .add("event_date", DateType.DATE)
            .add("domain", StringType.STRING)
            .add("impressions", LongType.LONG)
            .add("total_grams", new DecimalType(18, 9))
            .add("event_time", TimestampType.TIMESTAMP)
            .add("flags", new ArrayType(StringType.STRING, true));

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeTable() throws IOException {
        Lake lake = Lake.of(folder.toUri(), Map.of());
        WrittenTable.create(lake, "cleaned/emissions", SCHEMA, "event_date")
                .append(
                        MONDAY,
                        row(MONDAY, "alpha.example", 1_234_567L, "0.500000000", "2026-03-16T10:00:00Z", "LATE"),
                        row(MONDAY, "beta.example", 20L, "12.250000000", "2026-03-16T11:00:00Z", "LATE", "SPIKE"),
                        row(MONDAY, null, 3L, "1000.000000000", "2026-03-16T12:00:00.5Z"))
                .append(TUESDAY, row(TUESDAY, "alpha.example", 4L, "0.125000000", "2026-03-17T00:00:00Z"));
    }

    @Test
    void tableIsAligned() {
        int code = show("cleaned", "--columns", "domain,impressions,total_grams,event_time", "--sort", "event_time");

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo("""
                        domain         impressions  total_grams  event_time
                        -------------  -----------  -----------  ----------------------
                        alpha.example    1,234,567        0.500  2026-03-16T10:00:00Z
                        beta.example            20       12.250  2026-03-16T11:00:00Z
                        -                        3    1,000.000  2026-03-16T12:00:00.500Z
                        alpha.example            4        0.125  2026-03-17T00:00:00Z
                        4 rows; cleaned, version 2
                        """.replace("----------------------\n", "------------------------\n"));
    }

    @Test
    void csvHasAllDigits() {
        show(
                "cleaned",
                "--columns",
                "domain,impressions,total_grams,flags",
                "--sort",
                "impressions:desc",
                "--format=csv");

        assertThat(out.toString()).isEqualTo("""
                        domain,impressions,total_grams,flags
                        alpha.example,1234567,0.500000000,"[""LATE""]"
                        beta.example,20,12.250000000,"[""LATE"",""SPIKE""]"
                        alpha.example,4,0.125000000,
                        ,3,1000.000000000,
                        """);
    }

    @Test
    void jsonIsOneObjectALine() {
        show(
                "cleaned",
                "--columns",
                "event_date,domain,total_grams,flags",
                "--sort",
                "event_time",
                "--format=json",
                "--limit=3");

        assertThat(out.toString()).isEqualTo("""
                        {"event_date":"2026-03-16","domain":"alpha.example","total_grams":0.500000000,"flags":["LATE"]}
                        {"event_date":"2026-03-16","domain":"beta.example","total_grams":12.250000000,"flags":["LATE","SPIKE"]}
                        {"event_date":"2026-03-16","domain":null,"total_grams":1000.000000000,"flags":null}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    domain=alpha.example            | 4,1234567
                    domain!=alpha.example           | 20
                    domain=null                     | 3
                    domain!=null                    | 4,20,1234567
                    impressions>=20                 | 20,1234567
                    impressions<4                   | 3
                    impressions<=4                  | 3,4
                    total_grams>0.5                 | 3,20
                    total_grams=12.25               | 20
                    event_date=2026-03-17           | 4
                    event_date<2026-03-17           | 3,20,1234567
                    event_time>=2026-03-16T12:00:00Z| 3,4
                    event_time<2026-03-17           | 3,20,1234567
                    flags=SPIKE                     | 20
                    flags!=SPIKE                    | 1234567
                    """)
    void conditionsChooseRows(String condition, String impressions) {
        int code = show(
                "cleaned", "--columns", "impressions", "--sort", "impressions", "--format=csv", "--where", condition);

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).isEqualTo("impressions\n" + impressions.replace(',', '\n') + "\n");
    }

    @Test
    void severalConditionsMustAllHold() {
        show(
                "cleaned",
                "--columns",
                "impressions",
                "--format=csv",
                "--where",
                "domain=alpha.example",
                "--where",
                "event_date=2026-03-16");

        assertThat(out.toString()).isEqualTo("impressions\n1234567\n");
    }

    @Test
    void limitTellsThatThereIsMore() {
        show("cleaned", "--columns", "event_date", "--limit", "1");

        assertThat(out.toString()).endsWith("1 row; there are more (--limit); cleaned, version 2\n");
    }

    @Test
    void sortedLimitTellsHowManyThereAre() {
        show("cleaned", "--columns", "total_grams", "--sort", "total_grams:desc", "--limit", "1");

        assertThat(out.toString()).contains("1,000").endsWith("1 row of 4 (--limit); cleaned, version 2\n");
    }

    @Test
    void olderVersionIsShown() {
        show("cleaned", "--columns", "impressions", "--as-of", "1", "--sort", "impressions", "--format", "csv");

        assertThat(out.toString()).isEqualTo("impressions\n3\n20\n1234567\n");
    }

    @Test
    void versionThatIsNotThereIsRefused() {
        int code = show("cleaned", "--as-of", "99");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).startsWith("Cannot show cleaned as of version 99: ");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void tableIsFoundByPathToo() {
        assertThat(show("cleaned/emissions", "--columns", "domain")).isZero();
        assertThat(show(folder.resolve("cleaned/emissions").toUri().toString(), "--columns", "domain"))
                .isZero();
    }

    @Test
    void unknownTableListsTheKnown() {
        int code = show("claened");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("Cannot show claened: no table of that name; expected one of cleaned, quarantine, ledger");
    }

    @Test
    void tableNotYetWrittenTellsWhoWritesIt() {
        int code = show("quarantine");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("Cannot show quarantine: there is no such table yet")
                .endsWith("emissions clean writes it\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --columns nothing           | Cannot show column nothing: the table has none of that name; expected one of event_date, domain
                    --sort nothing              | Cannot show column nothing
                    --sort domain:up            | --sort: got domain:up, expected COLUMN, COLUMN:asc or COLUMN:desc
                    --where domain              | --where: got domain, expected COLUMN=VALUE
                    --where impressions=many    | Cannot filter by impressions: expected a whole number that fits the column, got many
                    --where event_date=monday   | Cannot filter by event_date: expected a day like 2026-03-14, got monday
                    --where domain<null         | --where: got domain<null, expected = or != with null
                    --where flags<A             | Cannot filter by flags: columns of type
                    --limit 0                   | --limit: got 0, expected 1 or more
                    --format xml                | Invalid value for option '--format'
                    """)
    void mistakesAreToldWithWhatIsExpected(String option, String message) {
        List<String> arguments = new ArrayList<>(List.of("cleaned"));
        arguments.addAll(List.of(option.split(" ", -1)));

        int code = show(arguments.toArray(String[]::new));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
    }

    @Test
    void neitherTableNorListIsRefused() {
        assertThat(show()).isEqualTo(2);
        assertThat(err.toString()).startsWith("TABLE: got nothing, expected a table or --list; tables: cleaned,");
    }

    @Test
    void listingShowsWhatEachTableHolds() {
        int code = show("--list", "--wide");

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line).matches("cleaned +4 +2 +[0-9,]+ +2 .*"))
                .anySatisfy(line -> assertThat(line).matches("quarantine +- +- +- +- .*"));
    }

    @Test
    void columnsWithoutRoomAreNamed() {
        show("cleaned", "--width", "40");

        assertThat(out.toString().lines().limit(6))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(out.toString()).contains("Not shown for lack of room: ").contains("flags (choose with --columns");
    }

    private static Object[] row(
            LocalDate day, String domain, long impressions, String grams, String time, String... flags) {
        return new Object[] {
            day,
            domain,
            impressions,
            new BigDecimal(grams),
            Instant.parse(time),
            flags.length == 0 ? null : List.of(flags)
        };
    }

    private int show(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--lake", folder.toUri().toString(), "--width", "120"));
        for (String argument : arguments) {
            if (argument.equals("--width")) {
                all.subList(2, 4).clear();
            }
        }
        all.addAll(List.of(arguments));
        return CommandRunner.run(
                new PrintWriter(out),
                new PrintWriter(err, true),
                Map.of("EMISSIONS_STACK", "/nowhere"),
                new ShowCommand(),
                all.toArray(String[]::new));
    }
}
