package dev.emissions.lakehouse;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A row of every type that tables have, each value of which may be null.
 *
 * @param raw its bytes as the first 256 characters of Unicode
 * @param country of few, so that it is numbered; {@code id} and {@code raw} never repeat
 * @param note of many, so that no dictionary holds all of them
 * @param topic the same in all rows
 * @param empty never there
 */
record RandomRow(
        Long number,
        String id,
        String country,
        String note,
        String topic,
        String empty,
        Long count,
        Integer slot,
        Long nanograms,
        BigInteger wide,
        String raw,
        List<String> flags,
        List<List<String>> repairs) {
    private static final StructType REPAIR =
            new StructType().add("rule", StringType.STRING).add("raw", StringType.STRING);

    static final TableContract CONTRACT = new TableContract(
            "random",
            "random",
            "For tests.",
            new StructType()
                    .add("day", DateType.DATE)
                    .add("number", LongType.LONG)
                    .add("id", StringType.STRING)
                    .add("country", StringType.STRING)
                    .add("note", StringType.STRING)
                    .add("topic", StringType.STRING)
                    .add("empty", StringType.STRING)
                    .add("at", TimestampType.TIMESTAMP)
                    .add("slot", IntegerType.INTEGER)
                    .add("grams", new DecimalType(18, 9))
                    .add("wide", new DecimalType(38, 9))
                    .add("raw", BinaryType.BINARY)
                    .add("flags", new ArrayType(StringType.STRING, true))
                    .add("repairs", new ArrayType(REPAIR, true)),
            List.of("day"),
            List.of("number", "country", "note", "empty", "slot"),
            Map.of());

    /** Writes such rows, each text from the middle of a buffer that is then overwritten. */
    static final class Format implements DayFiles.RowFormat<RandomRow> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of("id", "raw");
        }

        @Override
        public void write(RandomRow row, RowWriter columns) {
            number(row.number, columns);
            text(row.id, columns);
            text(row.country, columns);
            text(row.note, columns);
            columns.writeText(row.topic);
            columns.writeText(row.empty);
            number(row.count, columns);
            if (row.slot == null) {
                columns.writeNull();
            } else {
                columns.writeInt(row.slot);
            }
            number(row.nanograms, columns);
            columns.writeBytes(row.wide == null ? null : sixteenBytes(row.wide));
            columns.writeBytes(bytes(row.raw));
            list(row.flags, (element, i) -> element.writeText(row.flags.get(i)), columns);
            list(row.repairs, (fields, i) -> row.repairs.get(i).forEach(fields::writeText), columns);
        }

        private static void number(Long value, RowWriter columns) {
            if (value == null) {
                columns.writeNull();
            } else {
                columns.writeLong(value);
            }
        }

        private static void text(String value, RowWriter columns) {
            if (value == null) {
                columns.writeNull();
            } else {
                byte[] buffer = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
                columns.writeBytes(buffer, 1, buffer.length - 2);
                Arrays.fill(buffer, (byte) '!');
            }
        }

        private static void list(List<?> values, RowWriter.ElementWriter elements, RowWriter columns) {
            if (values == null) {
                columns.writeNull();
            } else {
                columns.writeList(values.size(), elements);
            }
        }

        private static byte[] sixteenBytes(BigInteger value) {
            byte[] digits = value.toByteArray();
            byte[] wide = new byte[16];
            Arrays.fill(wide, (byte) (value.signum() < 0 ? -1 : 0));
            System.arraycopy(digits, 0, wide, wide.length - digits.length, digits.length);
            return wide;
        }
    }

    /** The next row; {@code number} is its own. */
    static RandomRow next(Random random, long number) {
        return new RandomRow(
                number,
                Long.toHexString(random.nextLong()),
                maybe(
                        random,
                        List.of("DE", "FR", "", "Côte d'Ivoire", "a rather long name of a country")
                                .get(random.nextInt(5))),
                maybe(random, Integer.toString(random.nextInt(1 << 20)).repeat(1 + random.nextInt(8))),
                "events",
                null,
                maybe(random, (long) random.nextInt()),
                maybe(random, random.nextInt(8)),
                maybe(random, random.nextLong() % 1_000_000_000_000_000_000L),
                maybe(random, new BigInteger(100, random).subtract(BigInteger.ONE.shiftLeft(99))),
                maybe(random, latin(random)),
                maybe(random, texts(random, 3)),
                maybe(random, repairs(random)));
    }

    /** The row as Kernel shows it, without the day. */
    List<Object> shown() {
        return Arrays.asList(
                number,
                id,
                country,
                note,
                topic,
                empty,
                count == null ? null : Instant.EPOCH.plus(count, ChronoUnit.MICROS),
                slot,
                nanograms == null ? null : BigDecimal.valueOf(nanograms, 9),
                wide == null ? null : new BigDecimal(wide, 9),
                bytes(raw),
                flags,
                repairs == null ? null : repairs.stream().map(RandomRow::shown).toList());
    }

    private static Map<String, Object> shown(List<String> repair) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("rule", repair.get(0));
        fields.put("raw", repair.get(1));
        return fields;
    }

    private static <V> V maybe(Random random, V value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private static String latin(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String raw) {
        return raw == null ? null : raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> texts(Random random, int atMost) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            texts.add(maybe(random, "FLAG_" + random.nextInt(4)));
        }
        return texts;
    }

    private static List<List<String>> repairs(Random random) {
        List<List<String>> repairs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            repairs.add(Arrays.asList("RULE_" + i, maybe(random, "raw " + random.nextInt())));
        }
        return repairs;
    }
}
