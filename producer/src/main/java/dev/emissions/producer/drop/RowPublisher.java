package dev.emissions.producer.drop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.producer.publish.RecordPublisher;
import dev.emissions.schemas.EmissionEvents;
import dev.emissions.schemas.SourceHeaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Publishes the rows of one file, each with the place where it stands there. */
final class RowPublisher {
    /** No domain's name is longer. */
    private static final int MOST_KEY_BYTES = 253;

    private final RecordPublisher publisher;
    private final byte[] file;
    private long readable;
    private long malformed;
    private long incomplete;

    /** @param file its path below the lake's raw files */
    RowPublisher(RecordPublisher publisher, String file) {
        this.publisher = publisher;
        this.file = file.getBytes(UTF_8);
    }

    void publish(DropRow row) {
        if (row instanceof DropRow.Parsed read) {
            publishEvent(read);
        } else if (row instanceof DropRow.Malformed bad) {
            malformed++;
            publisher.send(null, bad.source().bytes(), headers(bad.line(), SourceHeaders.ERROR, bad.error()));
        }
    }

    private void publishEvent(DropRow.Parsed row) {
        readable++;
        incomplete += row.text() == null ? 0 : 1;
        publisher.send(
                key(row.event().getDomain()),
                EmissionEvents.encode(row.event()),
                headers(row.line(), SourceHeaders.ROW, row.text()));
    }

    /** Of a row as long as may be, the key would be the third copy in one record. */
    private static byte[] key(String domain) {
        byte[] key = domain == null ? null : domain.getBytes(UTF_8);
        return key == null || key.length > MOST_KEY_BYTES ? null : key;
    }

    /** Rows published as events. */
    long readable() {
        return readable;
    }

    /** Those of the readable rows that have a field which cannot be read. */
    long incomplete() {
        return incomplete;
    }

    /** Rows published as their own bytes. */
    long malformed() {
        return malformed;
    }

    long rows() {
        return readable + malformed;
    }

    private List<Header> headers(long line, String more, String text) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(new RecordHeader(SourceHeaders.FILE, file));
        headers.add(new RecordHeader(SourceHeaders.LINE, Long.toString(line).getBytes(UTF_8)));
        if (text != null) {
            headers.add(new RecordHeader(more, text.getBytes(UTF_8)));
        }
        return headers;
    }
}
