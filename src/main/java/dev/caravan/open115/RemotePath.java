package dev.caravan.open115;

import java.util.Iterator;
import java.util.List;

/** The names that lead from a folder on 115 down to an item; 115 has names with slashes in them. */
public record RemotePath(List<String> names) implements Comparable<RemotePath> {

    public RemotePath {
        names = List.copyOf(names);
    }

    /** Name by name, so that what a folder holds follows the folder. */
    @Override
    public int compareTo(RemotePath other) {
        Iterator<String> theirs = other.names.iterator();
        for (String name : names) {
            int order = theirs.hasNext() ? name.compareTo(theirs.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return theirs.hasNext() ? -1 : 0;
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
