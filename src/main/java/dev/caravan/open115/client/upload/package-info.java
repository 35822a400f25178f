/** Uploads: the wish, the proof, the bytes, the verdict, and going on after a break. */
@NullMarked
package dev.caravan.open115.client.upload;

import org.jspecify.annotations.NullMarked;
