/** The Structured Streaming query from Kafka to the cleaned, quarantine and ledger tables. */
package dev.emissions.cleaner;
