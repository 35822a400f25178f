package dev.caravan.drive;

/**
 * A listing that is carried out when it is read, page by page, so that no tree has to fit into
 * memory.
 */
@FunctionalInterface
public interface RemoteListing {

    /**
     * Reads the whole listing once. Items may arrive before a failure: only the returned verdict
     * says what they prove.
     *
     * @throws DriveException when the drive could not be looked at; that is never the same as empty
     *     (DR-2)
     */
    ListingVerdict into(RemoteItemSink sink) throws DriveException;
}
