/** A Delta log store for S3 in which exactly one writer wins each commit, without a lock service. */
package dev.emissions.logstore;
