package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.repair.RawRecords.Source;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.lakehouse.Lake;

/** The places that keep records after they were read. */
final class RawSources {
    private RawSources() {}

    static Source archive(Lake lake) {
        return new Source() {
            @Override
            public RawRecords open() {
                return new ArchiveRecords(lake);
            }

            @Override
            public String name() {
                return "the archive";
            }
        };
    }

    static Source kafka(KafkaAddress address) {
        return new Source() {
            @Override
            public RawRecords open() {
                return new KafkaRecords(address);
            }

            @Override
            public String name() {
                return "Kafka";
            }
        };
    }
}
