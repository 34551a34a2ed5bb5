/** Daily aggregates and rankings: exact sums per day, framework and dimension. */
package dev.emissions.aggregator.daily;
