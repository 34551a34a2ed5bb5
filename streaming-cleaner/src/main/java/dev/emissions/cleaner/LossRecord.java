package dev.emissions.cleaner;

import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.cleaner.rows.LedgerRow;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.quality.RuleCatalogue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Enters offsets that a person gave up into the ledger. */
final class LossRecord {
    private final Lake lake;
    private final String topic;
    private final String topicId;
    private final Clock clock;

    LossRecord(Lake lake, String topic, String topicId, Clock clock) {
        this.lake = lake;
        this.topic = topic;
        this.topicId = topicId;
        this.clock = clock;
    }

    /**
     * Commits all of them at once; a second time it does nothing. A cleaner of the topic that is alive after all is overtaken by the commit to
     * cleaned, which has no rows, and stops before it commits what it has read of these offsets.
     */
    void write(List<AcceptedLoss> losses, LakeTables tables) throws IOException {
        Instant now = clock.instant();
        List<DataFile> files;
        try (var writer =
                new DayFiles<>(lake, LedgerTable.CONTRACT, new LedgerRow.Format(), "lost-" + UUID.randomUUID())) {
            for (AcceptedLoss loss : losses) {
                writer.write((int) LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay(), row(loss, now));
            }
            files = writer.finish();
        }
        String application = application(topic) + losses;
        tables.cleaned().append(application, 0, List.of());
        tables.ledger().append(application, 0, files);
    }

    /** Begins the names under which losses of the topic are committed. */
    static String application(String topic) {
        return LedgerTable.ACCEPTED_LOSS + "/" + topic + "/";
    }

    private LedgerRow row(AcceptedLoss loss, Instant now) {
        OffsetRanges lost = new OffsetRanges();
        lost.add(loss.from(), loss.to() + 1);
        long micros = Micros.of(now);
        return new LedgerRow(
                LedgerTable.ACCEPTED_LOSS,
                0,
                topic,
                topicId,
                loss.partition(),
                loss.from(),
                loss.to() + 1,
                0,
                0,
                new OffsetRanges(),
                new OffsetRanges(),
                lost,
                new KafkaTimes(),
                RuleCatalogue.version(),
                micros,
                micros);
    }
}
