/** What every command line of the product shares: exit codes, defaults, connection options, progress. */
package dev.emissions.cli;
