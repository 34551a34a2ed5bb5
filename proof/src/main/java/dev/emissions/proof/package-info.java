/** The commands that show the books and prove them. */
package dev.emissions.proof;
