/** Authorizations: device codes, tokens and their rotation. */
@NullMarked
package dev.caravan.simulator.auth;

import org.jspecify.annotations.NullMarked;
