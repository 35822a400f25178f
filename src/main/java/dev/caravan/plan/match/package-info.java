/** Which entry of a side is which node: by path, inode, content; by id on 115. */
@NullMarked
package dev.caravan.plan.match;

import org.jspecify.annotations.NullMarked;
