/** Whole pipelines measured from outside, on a local stack of their own. */
package dev.emissions.benchmarks.pipeline;
