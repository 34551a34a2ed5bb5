/** Keeps tables quick to read and small: fewer files, and none that nobody needs. */
package dev.emissions.lakehouse.upkeep;
