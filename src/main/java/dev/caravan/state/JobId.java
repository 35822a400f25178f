package dev.caravan.state;

/** The number of a job in the database; it stays when the job's settings change. */
public record JobId(long value) {

    /** So many bits of a stored node number are the node's own; the job's number stands above. */
    private static final int NODE_BITS = 40;

    private static final long NODE_MASK = (1L << NODE_BITS) - 1;

    public JobId {
        if (value < 1 || value >= 1L << (Long.SIZE - 1 - NODE_BITS)) {
            throw new IllegalArgumentException("not the number of a job: " + value);
        }
    }

    /** The stored number of a base node of this job. */
    public long stored(long node) {
        if (node < 0 || node > NODE_MASK) {
            throw new IllegalArgumentException("not the number of a base node: " + node);
        }
        return value << NODE_BITS | node;
    }

    static long node(long stored) {
        return stored & NODE_MASK;
    }

    /** The greatest stored number that a node of this job can have. */
    public long last() {
        return stored(NODE_MASK);
    }
}
