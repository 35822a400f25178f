/** The configuration file as immutable settings, all of them checked before anything starts. */
@NullMarked
package dev.caravan.settings;

import org.jspecify.annotations.NullMarked;
