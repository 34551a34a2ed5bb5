/** {@code emissions demo}: the product's own commands, one after the other, on a stack of its own. */
package dev.emissions.launcher.demo;
