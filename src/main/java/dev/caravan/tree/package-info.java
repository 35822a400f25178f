/** Paths, names, contents and nodes: the words that both sides share. JDK only. */
@NullMarked
package dev.caravan.tree;

import org.jspecify.annotations.NullMarked;
