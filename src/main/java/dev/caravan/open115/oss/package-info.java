/** The object storage behind 115: the few requests of an upload, signed. */
@NullMarked
package dev.caravan.open115.oss;

import org.jspecify.annotations.NullMarked;
