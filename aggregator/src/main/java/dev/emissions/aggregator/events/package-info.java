/** The accepted events as the batch job reads them: which days changed, in which files they lie, and their rows. */
package dev.emissions.aggregator.events;
