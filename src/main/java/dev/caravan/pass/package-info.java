/**
 * One run of a job: its beginning, its plan and its end; what happens in between lies in the
 * packages below.
 */
@NullMarked
package dev.caravan.pass;

import org.jspecify.annotations.NullMarked;
