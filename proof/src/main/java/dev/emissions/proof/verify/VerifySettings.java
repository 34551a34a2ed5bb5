package dev.emissions.proof.verify;

import dev.emissions.cli.KafkaAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is verified, and by which means.
 *
 * @param topic the only topic, or empty for all of the ledger
 * @param brokers the brokers to ask, or empty for a proof of the tables alone
 * @param threads that read and compare
 * @param tempFolder where what does not fit into memory is put for a while
 * @param memoryBytes how much of it is kept in memory
 */
public record VerifySettings(
        Optional<String> topic,
        Optional<KafkaAddress> brokers,
        Selection selection,
        int threads,
        Path tempFolder,
        long memoryBytes) {}
