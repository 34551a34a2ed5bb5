package dev.emissions.aggregator.events;

import dev.emissions.lakehouse.CleanedTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Makes events of the columns of a Parquet file; a text that repeats is made once per row group. */
final class EventConverter extends GroupConverter {
    private static final Set<String> COVERED = Set.of("measured", "modeled");
    /** Keys use it to tell their parts apart, so no part may hold it. */
    private static final char KEY_SEPARATOR = '\0';

    private static final char REPLACEMENT = '\uFFFD';

    private final int day;
    private final Map<String, TextColumn> texts;
    private final Map<String, NumberColumn> numbers;
    private final List<Column> columns = new ArrayList<>();
    private final TextColumn eventId = new TextColumn("");
    private final TextColumn framework = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn methodologyVersion = new TextColumn("");
    private final TextColumn country = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn domain = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn device = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn network = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn format = new TextColumn(CleanedEvent.UNKNOWN);
    private final TextColumn coverage = new TextColumn(CleanedEvent.UNKNOWN);
    private final NumberColumn impressions = new NumberColumn(1);
    private final NumberColumn adSelection = new NumberColumn(Footprint.ABSENT);
    private final NumberColumn creativeDistribution = new NumberColumn(Footprint.ABSENT);
    private final NumberColumn mediaDistribution = new NumberColumn(Footprint.ABSENT);
    private final NumberColumn consumerDevice = new NumberColumn(Footprint.ABSENT);
    private final NumberColumn total = new NumberColumn(Footprint.ABSENT);

    EventConverter(MessageType schema, int day) {
        this.day = day;
        this.texts = Map.of(
                CleanedTable.EVENT_ID, eventId,
                CleanedTable.FRAMEWORK, framework,
                CleanedTable.METHODOLOGY_VERSION, methodologyVersion,
                CleanedTable.COUNTRY, country,
                CleanedTable.DOMAIN, domain,
                CleanedTable.DEVICE, device,
                CleanedTable.NETWORK, network,
                CleanedTable.FORMAT, format,
                CleanedTable.DOMAIN_COVERAGE, coverage);
        this.numbers = Map.of(
                CleanedTable.IMPRESSIONS, impressions,
                CleanedTable.AD_SELECTION_GRAMS, adSelection,
                CleanedTable.CREATIVE_DISTRIBUTION_GRAMS, creativeDistribution,
                CleanedTable.MEDIA_DISTRIBUTION_GRAMS, mediaDistribution,
                CleanedTable.CONSUMER_DEVICE_GRAMS, consumerDevice,
                CleanedTable.TOTAL_GRAMS, total);
        schema.getFields().forEach(field -> columns.add(column(field)));
    }

    /** The event whose columns were seen last. */
    CleanedEvent event() {
        var footprint = new Footprint(
                adSelection.value,
                creativeDistribution.value,
                mediaDistribution.value,
                consumerDevice.value,
                total.value);
        return new CleanedEvent(
                day,
                eventId.value,
                framework.value,
                methodologyVersion.value,
                country.value,
                domain.value,
                device.value,
                network.value,
                format.value,
                impressions.value,
                COVERED.contains(coverage.value),
                footprint);
    }

    @Override
    public Converter getConverter(int field) {
        return columns.get(field);
    }

    @Override
    public void start() {
        for (Column column : columns) {
            column.clear();
        }
    }

    @Override
    public void end() {}

    private Column column(Type field) {
        TextColumn text = texts.get(field.getName());
        if (text != null) {
            return text;
        }
        if (field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                && decimal.getScale() != CleanedTable.GRAMS.getScale()) {
            throw new IllegalStateException("Cannot read column " + field + ": expected nanograms, got another scale");
        }
        return numbers.get(field.getName());
    }

    private abstract static class Column extends PrimitiveConverter {
        abstract void clear();
    }

    private static final class TextColumn extends Column {
        private final String absent;
        private String[] dictionary = {};
        private String value;

        private TextColumn(String absent) {
            this.absent = absent;
            this.value = absent;
        }

        @Override
        void clear() {
            value = absent;
        }

        @Override
        public boolean hasDictionarySupport() {
            return true;
        }

        @Override
        public void setDictionary(Dictionary values) {
            dictionary = new String[values.getMaxId() + 1];
            for (int id = 0; id < dictionary.length; id++) {
                dictionary[id] = text(values.decodeToBinary(id));
            }
        }

        @Override
        public void addValueFromDictionary(int id) {
            value = dictionary[id];
        }

        @Override
        public void addBinary(Binary binary) {
            value = text(binary);
        }

        private static String text(Binary binary) {
            return binary.toStringUsingUTF8().replace(KEY_SEPARATOR, REPLACEMENT);
        }
    }

    /** Whole numbers, and decimals without their point, in whichever form a writer chose. */
    private static final class NumberColumn extends Column {
        private final long absent;
        private long value;

        private NumberColumn(long absent) {
            this.absent = absent;
            this.value = absent;
        }

        @Override
        void clear() {
            value = absent;
        }

        @Override
        public void addLong(long number) {
            value = number;
        }

        @Override
        public void addInt(int number) {
            value = number;
        }

        @Override
        public void addBinary(Binary binary) {
            value = new BigInteger(binary.getBytesUnsafe()).longValueExact();
        }
    }
}
