/** The composition root: settings become stores, drives, routes and a running program. */
@NullMarked
package dev.caravan.app;

import org.jspecify.annotations.NullMarked;
