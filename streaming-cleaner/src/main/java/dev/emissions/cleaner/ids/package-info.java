/** Which event ids the cleaned table holds already: identities, the filters over them, and the exact look-up. */
package dev.emissions.cleaner.ids;
