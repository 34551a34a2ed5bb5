package dev.emissions.aggregator.gold;

import dev.emissions.lakehouse.DataFile;
import java.io.Serializable;

/** A written file and the name of the gold table that it belongs to. */
public record GoldFile(String table, DataFile file) implements Serializable {}
