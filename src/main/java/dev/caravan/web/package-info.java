/** The HTTP side of the daemon: status, health, metrics, a page for people, and orders. */
@NullMarked
package dev.caravan.web;

import org.jspecify.annotations.NullMarked;
