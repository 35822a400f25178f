/**
 * What Caravan remembers of its jobs: the base, passes, failures, held plans, uploads under way.
 */
@NullMarked
package dev.caravan.state;

import org.jspecify.annotations.NullMarked;
