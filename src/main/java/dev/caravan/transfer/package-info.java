/** How transfers behave beside each other and over time: their rate, their hours, their silence. */
@NullMarked
package dev.caravan.transfer;

import org.jspecify.annotations.NullMarked;
