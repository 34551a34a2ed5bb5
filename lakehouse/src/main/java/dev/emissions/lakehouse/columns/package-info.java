/** Writes Parquet column by column, made for rows whose texts repeat and whose bytes lie in somebody else's buffer. */
package dev.emissions.lakehouse.columns;
