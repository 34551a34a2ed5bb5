/** Looks at everything that cleaning depends on, and says what to do where something is wrong. */
package dev.emissions.cleaner.doctor;
