package dev.emissions.aggregator.daily;

import java.math.BigInteger;

/**
 * A place in a ranking.
 *
 * @param rank from 1 on
 * @param dayNanograms what all domains of the day and framework emitted
 */
record TopRow(String framework, int rank, String domain, Sums sums, BigInteger dayNanograms) {}
