/** Measurements: JMH for the pure core, and whole-pipeline throughput beside the usual way. */
package dev.emissions.benchmarks;
