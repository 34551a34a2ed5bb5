/** Records of a few longs, sorted into buckets, in memory up to a limit and on disk beyond it. */
package dev.emissions.proof.spill;
