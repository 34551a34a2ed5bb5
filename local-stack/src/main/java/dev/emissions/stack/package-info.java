/** A Kafka broker and an S3 server on this machine, as processes of their own that outlive the command. */
package dev.emissions.stack;
