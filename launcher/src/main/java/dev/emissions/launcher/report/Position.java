package dev.emissions.launcher.report;

/** Where a record lies in the topic. */
record Position(int partition, long offset) {}
