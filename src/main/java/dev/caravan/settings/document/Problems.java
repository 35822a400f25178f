package dev.caravan.settings.document;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The problems found so far, in the order in which a reader of the file meets them. */
public final class Problems {

    private final SortedSet<Problem> found = new TreeSet<>();

    public void add(Position position, KeyPath path, String message) {
        found.add(new Problem(position, path.toString(), message));
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }
}
