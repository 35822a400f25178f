/** The words for why something did not go as wished, shared by failures, job states and alerts. */
@NullMarked
package dev.caravan.cause;

import org.jspecify.annotations.NullMarked;
