package dev.emissions.launcher.report;

import java.util.Map;

/**
 * What became of the file drop.
 *
 * @param rows that the file has
 * @param rejections rejected rows by rule
 */
public record DropFacts(long rows, Dispositions dispositions, Map<String, Long> rejections) {}
