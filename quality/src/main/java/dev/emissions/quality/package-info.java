/** The rule catalogue: a decoded event is accepted, with repairs and flags, or rejected, with reasons. */
package dev.emissions.quality;
