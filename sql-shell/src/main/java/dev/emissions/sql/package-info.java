/** Spark's SQL shell on the lake: its settings, and the catalog by which tables have their names. */
package dev.emissions.sql;
