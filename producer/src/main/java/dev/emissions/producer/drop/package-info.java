/** Takes in dropped files: the file unchanged into the lake, its rows to Kafka. */
package dev.emissions.producer.drop;
