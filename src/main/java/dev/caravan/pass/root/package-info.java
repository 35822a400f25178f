/** The two folders of a job, and the proof that they are the ones that its base belongs to. */
@NullMarked
package dev.caravan.pass.root;

import org.jspecify.annotations.NullMarked;
