/** Whether a lake stays as quick as it was on its first day. */
package dev.emissions.benchmarks.upkeep;
