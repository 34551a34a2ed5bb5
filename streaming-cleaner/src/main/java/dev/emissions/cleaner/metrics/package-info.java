/** What a cleaner tells of itself while it runs, for Prometheus to fetch. */
package dev.emissions.cleaner.metrics;
