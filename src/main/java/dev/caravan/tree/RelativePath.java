package dev.caravan.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A path below a job's root: names from the top down, compared name by name and never by the prefix
 * of a string.
 *
 * <p>Names are kept as they are: nothing is trimmed, folded or normalised. The root itself has no
 * names.
 */
public record RelativePath(List<String> names) implements Comparable<RelativePath> {

    public static final RelativePath ROOT = new RelativePath(List.of());

    public RelativePath {
        names = List.copyOf(names);
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("not a name inside a path: '" + name + "'");
            }
        }
    }

    /** Reads {@code a/b/c}; empty text is the root. */
    public static RelativePath parse(String text) {
        return text.isEmpty() ? ROOT : new RelativePath(List.of(text.split("/", -1)));
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    public RelativePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new RelativePath(longer);
    }

    /**
     * The path without its last name; the root has none and throws {@link IllegalStateException}.
     */
    public RelativePath parent() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no parent");
        }
        return new RelativePath(names.subList(0, names.size() - 1));
    }

    /** The last name; the root has none and throws {@link IllegalStateException}. */
    public String name() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no name");
        }
        return names.get(names.size() - 1);
    }

    /** Whether this path is {@code other} or lies below it. */
    public boolean isAtOrBelow(RelativePath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    @Override
    public int compareTo(RelativePath other) {
        int shared = Math.min(names.size(), other.names.size());
        for (int i = 0; i < shared; i++) {
            int order = names.get(i).compareTo(other.names.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
