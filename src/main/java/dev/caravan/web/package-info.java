/** The HTTP side of the daemon: status, health, and orders from programs. */
@NullMarked
package dev.caravan.web;

import org.jspecify.annotations.NullMarked;
