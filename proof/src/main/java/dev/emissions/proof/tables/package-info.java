/** Columns of the tables' data files, read without making rows. */
package dev.emissions.proof.tables;
