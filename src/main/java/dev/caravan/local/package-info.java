/**
 * The local side: looking at folders and files, reading them, and what makes a root the right one.
 */
@NullMarked
package dev.caravan.local;

import org.jspecify.annotations.NullMarked;
