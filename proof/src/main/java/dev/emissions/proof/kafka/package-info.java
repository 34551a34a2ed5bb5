/** What a broker says of a topic, for commands that only look. */
package dev.emissions.proof.kafka;
