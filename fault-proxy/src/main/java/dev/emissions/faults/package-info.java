/** For tests: a proxy before an S3 server that lets requests go wrong on purpose. */
package dev.emissions.faults;
