/** What is kept of a record to hold rows against it. */
package dev.emissions.proof.tables;
