/** The batch job that keeps the gold tables in step with the accepted events. */
package dev.emissions.aggregator;
