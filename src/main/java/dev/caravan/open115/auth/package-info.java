/** Logins of 115: tokens that rotate, the ways to get them, and who may refresh them. */
@NullMarked
package dev.caravan.open115.auth;

import org.jspecify.annotations.NullMarked;
