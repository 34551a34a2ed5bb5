/** The pipeline that one would write first with Spark and Delta, to compare ours with. */
package dev.emissions.benchmarks.usual;
