/** Anomaly flags: events whose emissions stand out from those of their like, in robust statistics of logarithms. */
package dev.emissions.aggregator.anomaly;
