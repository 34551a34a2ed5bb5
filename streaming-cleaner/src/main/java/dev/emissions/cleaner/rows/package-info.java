/** How records become rows of the cleaned, quarantine and ledger tables. */
package dev.emissions.cleaner.rows;
