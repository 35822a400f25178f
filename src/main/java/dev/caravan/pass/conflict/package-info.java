/** The list of conflicts that wait for a person. */
@NullMarked
package dev.caravan.pass.conflict;

import org.jspecify.annotations.NullMarked;
