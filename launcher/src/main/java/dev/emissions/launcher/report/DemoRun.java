package dev.emissions.launcher.report;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the demo did, for its report.
 *
 * @param events generated into the topic
 * @param dropRows rows of the file that was taken in
 * @param labels the generator's truth about the events
 * @param seconds that each step took, in their order
 */
public record DemoRun(long events, long dropRows, long seed, Path labels, Map<String, Double> seconds) {}
