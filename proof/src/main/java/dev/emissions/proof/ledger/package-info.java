/** The ledger's rows, read one by one, and how people are shown them. */
package dev.emissions.proof.ledger;
