package dev.caravan.pass.order;

import dev.caravan.tree.RelativePath;
import java.util.SortedSet;

/** Sees to it that what a pass met in the middle of being written is looked at again. */
@FunctionalInterface
public interface Revisits {

    /** For where no daemon runs: the next pass looks anyway. */
    Revisits NONE = (job, folders) -> {};

    /** Something in these folders was not still enough to be read. */
    void later(String job, SortedSet<RelativePath> folders);
}
