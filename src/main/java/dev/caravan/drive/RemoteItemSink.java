package dev.caravan.drive;

/** Takes the items of a listing one by one, in no promised order. */
@FunctionalInterface
public interface RemoteItemSink {
    void accept(RemoteItem item);
}
