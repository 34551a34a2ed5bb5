package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.GoldTables;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Days that a product with other rules has cleaned are written anew by today's, from the archive and from Kafka. */
class ReprocessE2E extends StackTest {
    @Test
    void daysAreWrittenAnewFromTheArchive() throws Exception {
        String topic = "reprocessed-from-archive";
        String lake = cleanByOtherRules(topic, "--archive-raw");
        Accounting before = Accounting.of(stack, lake);
        Map<Object, Object> events = eventsPerDay(lake, topic);

        String dryRun = reprocess(lake, "--from-archive", days(lake, 30), "--dry-run");
        assertThat(Accounting.of(stack, lake)).isEqualTo(before);
        String told = reprocess(lake, "--from-archive", days(lake, 30), "--note", "rules mended");

        assertThat(dryRun).contains("would be judged anew", "IMPRESSIONS_", "Nothing was changed");
        assertThat(told).contains("judged anew", "cleaned from quarantine: ", "next: emissions aggregate");
        assertReprocessed(lake, topic, before);
        assertSameAsCleanedToday(lake, topic);
        assertThat(product.run("aggregate", "--lake", lake).succeeded().out()).contains("Brought ");
        assertThat(goldEventsPerDay(lake)).isEqualTo(eventsPerDay(lake)).isNotEqualTo(events);
    }

    @Test
    void daysAreWrittenAnewFromKafka() throws Exception {
        String topic = "reprocessed-from-kafka";
        String lake = cleanByOtherRules(topic);
        Accounting before = Accounting.of(stack, lake);

        reprocess(lake, "--from-kafka", days(lake, 30), "--note", "rules mended");

        assertReprocessed(lake, topic, before);
    }

    @Test
    void recordsThatKafkaNoLongerHasAreNamed() throws Exception {
        String topic = "reprocessed-in-part";
        stack.createTopic(topic, 1);
        String lake = cleanByOtherRules(topic);
        Accounting before = Accounting.of(stack, lake);
        stack.deleteRecordsBefore(topic, 0, 100);
        TreeMap<LocalDate, Set<Long>> gone = new TreeMap<>();
        stack.rows(lake, CleanedTable.CONTRACT, CleanedTable.EVENT_DATE, CleanedTable.KAFKA_OFFSET).stream()
                .filter(row -> (Long) row.value(CleanedTable.KAFKA_OFFSET) < 100)
                .forEach(row -> gone.computeIfAbsent(
                                (LocalDate) row.value(CleanedTable.EVENT_DATE), unused -> new TreeSet<>())
                        .add((Long) row.value(CleanedTable.KAFKA_OFFSET)));

        Product.Result refused = product.run("reprocess", "--lake", lake, "--from-kafka", days(lake, 0));

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains("Cannot reprocess " + gone.firstKey() + ": Kafka no longer has")
                .contains("nothing of the day was changed");
        assertThat(told(refused.err(), topic))
                .containsAll(gone.firstEntry().getValue())
                .allMatch(offset -> offset < 100);
        assertThat(Accounting.of(stack, lake)).isEqualTo(before);
    }

    /** The offsets of the topic's first partition in a list of ranges. */
    private static Set<Long> told(String message, String topic) {
        Matcher list = Pattern.compile(Pattern.quote(topic) + ":0:([0-9,-]+)").matcher(message);
        assertThat(list.find()).as(message).isTrue();
        Set<Long> offsets = new TreeSet<>();
        for (String range : list.group(1).split(",", -1)) {
            String[] bounds = range.split("-", -1);
            for (long offset = Long.parseLong(bounds[0]);
                    offset <= Long.parseLong(bounds[bounds.length - 1]);
                    offset++) {
                offsets.add(offset);
            }
        }
        return offsets;
    }

    /** Nobody can tell the lake from one that was cleaned by today's rules, by the events that it holds. */
    private static void assertSameAsCleanedToday(String lake, String topic) throws Exception {
        String fresh = stack.lake(topic + "-fresh");
        product.run("clean", "--available-now", "--topic", topic, "--lake", fresh)
                .succeeded();
        assertThat(missing(fresh, lake)).as("cleaned only by today's rules").isEmpty();
        assertThat(missing(lake, fresh))
                .as("cleaned only by what was written anew")
                .isEmpty();
    }

    private static void assertReprocessed(String lake, String topic, Accounting before) throws Exception {
        Accounting after = Accounting.of(stack, lake);
        assertThat(after.offsets()).isEqualTo(before.offsets()).isEqualTo(stack.endOffsets(topic));
        assertThat(after.cleaned()).isNotEqualTo(before.cleaned());
        assertThat(stack.rows(lake, CorrectionsTable.CONTRACT, CorrectionsTable.CAUSE, CorrectionsTable.NOTE))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.value(CorrectionsTable.CAUSE)).isEqualTo("reprocess"));
        assertThat(stack.rows(lake, CorrectionsTable.CONTRACT, CorrectionsTable.TO_DISPOSITION).stream()
                        .map(row -> row.value(CorrectionsTable.TO_DISPOSITION)))
                .contains("cleaned", "quarantined");
        product.run("verify", "--strict", "--lake", lake).succeeded();
    }

    private String cleanByOtherRules(String topic, String... options) throws Exception {
        product.run("generate", "--topic", topic, "--count", "8000").succeeded();
        String lake = stack.lake(topic);
        String[] command = {"clean", "--available-now", "--topic", topic, "--lake", lake};
        String[] all = Stream.of(command, options).flatMap(Arrays::stream).toArray(String[]::new);
        product.run(OtherRules.environment(folder), all).succeeded();
        return lake;
    }

    private static String reprocess(String lake, String place, String days, String... options)
            throws IOException, InterruptedException {
        String[] command = {"reprocess", "--lake", lake, place, days};
        String[] all = Stream.of(command, options).flatMap(Arrays::stream).toArray(String[]::new);
        return product.run(all).succeeded().out();
    }

    /** The lake's event dates, and as many before: a day of which every record was rejected has no cleaned row. */
    private static String days(String lake, int before) {
        TreeSet<LocalDate> days = stack.rows(lake, CleanedTable.CONTRACT, CleanedTable.EVENT_DATE).stream()
                .map(row -> (LocalDate) row.value(CleanedTable.EVENT_DATE))
                .collect(Collectors.toCollection(TreeSet::new));
        return days.first().minusDays(before) + ".." + days.last();
    }

    /** Id and event date of what one lake has, and where it was read, and another has not. */
    private static Map<Object, String> missing(String here, String there) {
        Map<Object, String> events = events(here);
        events.keySet().removeAll(events(there).keySet());
        return events;
    }

    private static Map<Object, String> events(String lake) {
        return stack
                .rows(
                        lake,
                        CleanedTable.CONTRACT,
                        CleanedTable.EVENT_ID,
                        CleanedTable.EVENT_DATE,
                        CleanedTable.KAFKA_PARTITION,
                        CleanedTable.KAFKA_OFFSET)
                .stream()
                .collect(Collectors.toMap(
                        row -> row.value(CleanedTable.EVENT_ID) + " of " + row.value(CleanedTable.EVENT_DATE),
                        row -> row.value(CleanedTable.KAFKA_PARTITION) + ":" + row.value(CleanedTable.KAFKA_OFFSET)));
    }

    private static Map<Object, Object> eventsPerDay(String lake, String topic) throws Exception {
        product.run("aggregate", "--lake", lake).succeeded();
        Map<Object, Object> events = eventsPerDay(lake);
        assertThat(goldEventsPerDay(lake)).as("of topic %s", topic).isEqualTo(events);
        return events;
    }

    private static Map<Object, Object> eventsPerDay(String lake) {
        Map<Object, Object> events = new TreeMap<>();
        stack.rows(lake, CleanedTable.CONTRACT, CleanedTable.EVENT_DATE)
                .forEach(row -> events.merge(
                        row.value(CleanedTable.EVENT_DATE), 1L, (one, other) -> (Long) one + (Long) other));
        return events;
    }

    private static Map<Object, Object> goldEventsPerDay(String lake) {
        Map<Object, Object> events = new TreeMap<>();
        stack.rows(lake, GoldTables.DAILY_BY_COUNTRY, GoldTables.EVENT_DATE, GoldTables.Daily.EVENTS)
                .forEach(row -> events.merge(
                        row.value(GoldTables.EVENT_DATE),
                        row.value(GoldTables.Daily.EVENTS),
                        (one, other) -> (Long) one + (Long) other));
        return events;
    }
}
