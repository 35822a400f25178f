/** The drive of an account, put together from the client's parts. */
@NullMarked
package dev.caravan.open115.client.drive;

import org.jspecify.annotations.NullMarked;
