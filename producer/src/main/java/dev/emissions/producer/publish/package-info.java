/** Sends records to Kafka so that none is lost on the way without an answer. */
package dev.emissions.producer.publish;
