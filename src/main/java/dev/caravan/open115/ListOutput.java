package dev.caravan.open115;

/** What a list leaves in the body. */
public enum ListOutput {
    /** A {@code List} of items, proven to be all of them. */
    items,
    /** A {@code RemoteListing} that is carried out when it is read, whatever its size. */
    listing
}
