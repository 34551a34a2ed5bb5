/** Seeded, deterministic events of realistic magnitudes, with intended issues and anomalies whose truth is told apart. */
package dev.emissions.producer.generator;
