/**
 * Parquet column by column: writing, made for rows whose texts repeat and whose bytes lie in somebody else's buffer; and reading some
 * columns without making rows.
 */
package dev.emissions.lakehouse.columns;
