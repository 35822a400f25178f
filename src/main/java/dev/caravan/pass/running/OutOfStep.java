package dev.caravan.pass.running;

import dev.caravan.tree.RelativePath;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the present look and its plan found to be out of step: one item for each row that the list
 * of failures has of it, so that nothing counts that nobody can look up.
 *
 * <p>An operation that is done may have the path and the kind of one that failed, on the other side
 * or with another file: it settles nothing of that. Several transfers add at once.
 */
public final class OutOfStep {

    /** What would have been done with a thing that a look met and could not take. */
    public static final String LOOK = "upload";

    private enum Until {
        /** A look missed it on 115: another file in its place settles that. */
        OVERTAKEN,
        /** Only another look tells whether that is so still. */
        LOOKED
    }

    private record Item(RelativePath path, String operation) {}

    private final Map<Item, Until> items = new ConcurrentHashMap<>();

    /** 115 does not show a file as it was sent. */
    public void missed(RelativePath path) {
        items.putIfAbsent(new Item(path, LOOK), Until.OVERTAKEN);
    }

    public void failed(RelativePath path, String operation) {
        items.put(new Item(path, operation), Until.LOOKED);
    }

    /** Another file takes the path, and what a look missed there is of no account any more. */
    public void overtaken(RelativePath path) {
        items.remove(new Item(path, LOOK), Until.OVERTAKEN);
    }

    public boolean holds(RelativePath path, String operation) {
        return items.containsKey(new Item(path, operation));
    }

    /** Everything is tried again, or will be met again. */
    void forget() {
        items.clear();
    }

    public long count() {
        return items.size();
    }
}
