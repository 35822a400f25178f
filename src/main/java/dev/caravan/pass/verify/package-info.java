/**
 * How "uploaded" becomes "verified": what 115 has to show before anybody relies on a copy there.
 */
@NullMarked
package dev.caravan.pass.verify;

import org.jspecify.annotations.NullMarked;
