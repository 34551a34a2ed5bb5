/** Prints tables of the lake for people and for other programs. */
package dev.emissions.lakehouse.show;
