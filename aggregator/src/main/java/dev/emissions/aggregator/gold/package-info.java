/** Gold tables as the batch job writes them: whole days replaced in one commit that also tells what they were computed from. */
package dev.emissions.aggregator.gold;
