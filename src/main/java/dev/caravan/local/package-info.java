/**
 * The local folder of a job: looking at it, watching it, reading its files, and changing it without
 * losing anything.
 */
@NullMarked
package dev.caravan.local;

import org.jspecify.annotations.NullMarked;
