package dev.caravan.tree;

/**
 * The identity of a node within one job; it survives renames.
 *
 * <p>Positive: the node stands in the base. Zero: the job's root folder. Negative: a look or a plan
 * has just met it, and it gets a positive number when it is remembered.
 */
public record NodeId(long value) implements Comparable<NodeId> {

    public static final NodeId ROOT = new NodeId(0);

    public boolean inBase() {
        return value >= 0;
    }

    @Override
    public int compareTo(NodeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
