/** Alerts over HTTP: the generic webhook and the chat, push and monitoring services people use. */
@NullMarked
package dev.caravan.alert.channel;

import org.jspecify.annotations.NullMarked;
