package dev.caravan.local.scan;

import dev.caravan.tree.RelativePath;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which part of a job's folder a look judges; nothing is said about the rest. */
public sealed interface Scope {

    /** Everything. */
    record Whole() implements Scope {}

    /**
     * What lies directly in some folders, as after file events: folders in there are entered only
     * when they are new, moved, or get other rules from an ignore file that changed.
     */
    record Folders(SortedSet<RelativePath> paths) implements Scope {

        public Folders {
            paths = new TreeSet<>(paths);
        }
    }

    /** What at least one of both covers. */
    default Scope and(Scope other) {
        if (this instanceof Folders mine && other instanceof Folders theirs) {
            SortedSet<RelativePath> both = new TreeSet<>(mine.paths());
            both.addAll(theirs.paths());
            return new Folders(both);
        }
        return whole();
    }

    static Scope whole() {
        return new Whole();
    }

    static Scope folders(Collection<RelativePath> paths) {
        return new Folders(new TreeSet<>(paths));
    }
}
