/** How long records took from the broker's append until they could be read in the tables. */
package dev.emissions.cleaner.freshness;
