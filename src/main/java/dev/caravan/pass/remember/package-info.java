/**
 * What operations came to, done or failed: written into the base, the journal and the list of
 * failures.
 */
@NullMarked
package dev.caravan.pass.remember;

import org.jspecify.annotations.NullMarked;
