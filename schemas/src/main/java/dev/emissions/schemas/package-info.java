/** The event contract: Avro schema, its single-object codec, and the vocabularies of its dimensions. */
package dev.emissions.schemas;
