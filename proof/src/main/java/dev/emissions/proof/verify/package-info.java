/** The proof: each offset of the ledger held against the tables and the broker. */
package dev.emissions.proof.verify;
