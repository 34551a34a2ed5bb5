/** Keeps a lake quick and small while it is in use. */
package dev.emissions.cleaner.upkeep;
