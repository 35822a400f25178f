/** What is open and what must still be sent, kept in the state database until it is over. */
@NullMarked
package dev.caravan.alert.outbox;

import org.jspecify.annotations.NullMarked;
