/** The last look just before an operation acts: whether everything is still as its plan expects. */
@NullMarked
package dev.caravan.pass.expectation;

import org.jspecify.annotations.NullMarked;
