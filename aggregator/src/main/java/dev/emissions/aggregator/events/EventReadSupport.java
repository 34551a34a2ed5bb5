package dev.emissions.aggregator.events;

import dev.emissions.lakehouse.CleanedTable;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Asks for the columns that make an event; those that an older file lacks are absent in all its events. */
final class EventReadSupport extends ReadSupport<CleanedEvent> {
    private static final List<String> COLUMNS = List.of(
            CleanedTable.EVENT_ID,
            CleanedTable.FRAMEWORK,
            CleanedTable.METHODOLOGY_VERSION,
            CleanedTable.COUNTRY,
            CleanedTable.DOMAIN,
            CleanedTable.DEVICE,
            CleanedTable.NETWORK,
            CleanedTable.FORMAT,
            CleanedTable.IMPRESSIONS,
            CleanedTable.DOMAIN_COVERAGE,
            CleanedTable.AD_SELECTION_GRAMS,
            CleanedTable.CREATIVE_DISTRIBUTION_GRAMS,
            CleanedTable.MEDIA_DISTRIBUTION_GRAMS,
            CleanedTable.CONSUMER_DEVICE_GRAMS,
            CleanedTable.TOTAL_GRAMS);

    private final int day;

    EventReadSupport(int day) {
        this.day = day;
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType file = context.getFileSchema();
        List<Type> wanted =
                COLUMNS.stream().filter(file::containsField).map(file::getType).toList();
        return new ReadContext(new MessageType(file.getName(), wanted));
    }

    @Override
    @SuppressWarnings("deprecation") // parquet-java calls the form below; this one must still be there
    public RecordMaterializer<CleanedEvent> prepareForRead(
            Configuration configuration, Map<String, String> metadata, MessageType schema, ReadContext context) {
        return materializer(context);
    }

    @Override
    public RecordMaterializer<CleanedEvent> prepareForRead(
            ParquetConfiguration configuration, Map<String, String> metadata, MessageType schema, ReadContext context) {
        return materializer(context);
    }

    private RecordMaterializer<CleanedEvent> materializer(ReadContext context) {
        var converter = new EventConverter(context.getRequestedSchema(), day);
        return new RecordMaterializer<>() {
            @Override
            public CleanedEvent getCurrentRecord() {
                return converter.event();
            }

            @Override
            public GroupConverter getRootConverter() {
                return converter;
            }
        };
    }
}
