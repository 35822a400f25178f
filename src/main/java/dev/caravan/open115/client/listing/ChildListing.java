package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.drive.RemoteListing;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.RemoteId;

/** The direct children of a folder. */
public final class ChildListing implements RemoteListing {

    private final ListFiles files;
    private final ReadInfo info;
    private final RemoteId folder;

    public ChildListing(ListFiles files, ReadInfo info, RemoteId folder) {
        this.files = files;
        this.info = info;
        this.folder = folder;
    }

    @Override
    public ListingVerdict into(RemoteItemSink sink) throws DriveException {
        return new FolderByFolder(folder, new Pages(files, info), info).childrenInto(sink);
    }
}
