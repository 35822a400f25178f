/** What a plan says: operations, what each expects to find, notes, conflicts, edits of the base. */
@NullMarked
package dev.caravan.plan.operation;

import org.jspecify.annotations.NullMarked;
