/** What a pass tells of itself while it runs and when it has ended. */
@NullMarked
package dev.caravan.pass.report;

import org.jspecify.annotations.NullMarked;
