/** What the program says in English and keeps so, told in the language of whoever reads it. */
@NullMarked
package dev.caravan.language;

import org.jspecify.annotations.NullMarked;
