package dev.emissions.benchmarks.upkeep;

/**
 * One day of a simulated month; times in milliseconds.
 *
 * @param batchMillis median time of a micro-batch
 * @param sealsMillis to find out how far the topic is sealed, at the day's end
 * @param listMillis to open cleaned and list its files
 * @param dayMillis to read two columns of the day's rows
 * @param upkeepMillis what the day's upkeep took, 0 without
 * @param files data files of all tables at the day's end
 */
record SimulatedDay(
        double batchMillis, double sealsMillis, double listMillis, double dayMillis, double upkeepMillis, long files) {}
