/** The command line: what a person types, what is printed, and the exit code. */
@NullMarked
package dev.caravan.cli;

import org.jspecify.annotations.NullMarked;
