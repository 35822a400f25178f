/** What goes wrong in a pass, judged: what it means, and how far it reaches. */
@NullMarked
package dev.caravan.pass.trouble;

import org.jspecify.annotations.NullMarked;
