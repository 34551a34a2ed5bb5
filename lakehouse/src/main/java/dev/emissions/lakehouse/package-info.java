/** Table contracts, S3 access, commits and reads of the lake's Delta tables. */
package dev.emissions.lakehouse;
