/** What a plan is made from: the base, both looks, the job's mode, policy and limits. */
@NullMarked
package dev.caravan.plan.request;

import org.jspecify.annotations.NullMarked;
