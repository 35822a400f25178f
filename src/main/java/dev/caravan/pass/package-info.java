/**
 * One run of a job: the beans that the routes call, each of which looks, plans, acts, remembers or
 * tells.
 */
@NullMarked
package dev.caravan.pass;

import org.jspecify.annotations.NullMarked;
