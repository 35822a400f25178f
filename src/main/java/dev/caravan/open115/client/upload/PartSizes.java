package dev.caravan.open115.client.upload;

/**
 * In what pieces files travel (section 4.6): files up to {@code smallest} in one request, larger
 * ones in parts of at least that size.
 */
public record PartSizes(long smallest) {

    public static final PartSizes USUAL = new PartSizes(16L << 20);

    private static final long MIB = 1L << 20;

    /** Well below the storage's limit of 10000. */
    private static final long MOST_PARTS = 9000;

    public PartSizes {
        // the storage refuses smaller parts
        if (smallest < 100 << 10) {
            throw new IllegalArgumentException("parts have at least 100 KiB: " + smallest);
        }
    }

    boolean isOnePiece(long size) {
        return size <= smallest;
    }

    /** The same for a file as long as its size is the same, so that an upload can go on later. */
    long partSize(long size) {
        long needed = (size + MOST_PARTS - 1) / MOST_PARTS;
        long rounded = (needed + MIB - 1) / MIB * MIB;
        return needed <= smallest ? smallest : rounded;
    }
}
