/** The command tree as one: help, completion, the configuration's document, and the demo. */
package dev.emissions.launcher;
