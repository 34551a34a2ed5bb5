/** How far the cleaner is behind, how fresh the tables are, and how long the broker still keeps what is unread. */
package dev.emissions.proof.status;
