/** What a pass has to know of its job, and what others tell it of the job. */
@NullMarked
package dev.caravan.pass.job;

import org.jspecify.annotations.NullMarked;
