package dev.caravan.drive;

/** Takes the items of a listing one by one, in no promised order. */
@FunctionalInterface
public interface RemoteItemSink {
    void accept(RemoteItem item);

    /**
     * The next page is about to be asked for: a long listing gives way here to what is short. What
     * the drive is told to change meanwhile does not spoil the listing.
     */
    default void pause() {}
}
