/**
 * The base as looks, plans and outcomes see it: read from the state database, changed in batches.
 */
@NullMarked
package dev.caravan.pass.base;

import org.jspecify.annotations.NullMarked;
