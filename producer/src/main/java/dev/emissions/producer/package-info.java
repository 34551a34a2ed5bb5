/** The commands that bring events into Kafka: made ones, and those of dropped files. */
package dev.emissions.producer;
