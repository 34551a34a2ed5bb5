/** What the demo found: facts read from the lake's tables, held against the generator's labels, and told to a person. */
package dev.emissions.launcher.report;
