/** How alerts read: titles, lines and advice, in English and Chinese. */
@NullMarked
package dev.caravan.alert.message;

import org.jspecify.annotations.NullMarked;
