/** What a Prometheus server reads of the daemon. */
@NullMarked
package dev.caravan.web.metrics;

import org.jspecify.annotations.NullMarked;
