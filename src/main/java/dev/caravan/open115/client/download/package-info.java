/** Downloads: a link, the bytes, the proof, and only then the name. */
@NullMarked
package dev.caravan.open115.client.download;

import org.jspecify.annotations.NullMarked;
