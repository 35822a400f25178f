package dev.caravan.drive;

import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;

/**
 * A cloud drive, seen through the few things Caravan asks of it.
 *
 * <p>Every method may throw any kind of {@link DriveException}. None is retried by the caller
 * without looking at its kind. All ids are those of one account. Implementations are safe for use
 * by several threads.
 */
public interface Drive {

    /**
     * The direct children of a folder. A folder that does not exist is {@link DriveException.Gone}
     * when it is read.
     */
    RemoteListing children(RemoteId folder);

    /**
     * Everything below a folder, at any depth, without the folder itself: files, and every folder
     * that holds something or that {@code memory} does not know.
     */
    RemoteListing tree(RemoteId folder, FolderMemory memory);

    /**
     * The same, saying how far the memory is trusted; a drive that never trusts it may ignore it.
     */
    default RemoteListing tree(RemoteId folder, FolderMemory memory, FolderCheck check) {
        return tree(folder, memory);
    }

    /**
     * A look at everything below a folder that costs two calls, however much there is; empty when
     * the drive shows nothing that can be relied on for that.
     */
    default Optional<Glance> glance(RemoteId folder) throws DriveException {
        return Optional.empty();
    }

    /**
     * One item by id; empty when the drive says that it does not exist or lies in the recycle bin.
     */
    Optional<RemoteItem> info(RemoteId id) throws DriveException;

    /**
     * The folder at {@code names} below {@code from}, found by listing each level; empty when a
     * name is missing.
     */
    Optional<RemoteItem> findFolder(RemoteId from, List<String> names) throws DriveException;

    /** Makes a folder, or returns the one that already has this name. */
    RemoteItem makeFolder(RemoteId parent, String name) throws DriveException;

    /**
     * Brings a file into a folder and proves that it arrived: the drive's verdict, SHA-1 and size
     * agree with the request. An existing file of the same name is not replaced: afterwards there
     * are two, and the caller recycles the old one by id. Repeating it after an unknown outcome
     * looks first and leaves one file.
     */
    UploadReceipt upload(UploadRequest request) throws DriveException;

    /** Fetches a file, proves its content, and lets it appear under its name only then. */
    void download(DownloadRequest request) throws DriveException;

    /**
     * Moves items to another folder; ids stay. Moving to where they already are is done at once.
     */
    void move(List<RemoteId> ids, RemoteId target) throws DriveException;

    /** Renames an item and returns the name that the drive really gave it. */
    String rename(RemoteId id, String name) throws DriveException;

    /**
     * Sends items to the recycle bin by id, at most 100 a call; what is already gone counts as
     * done.
     */
    void trash(List<RemoteId> ids, RemoteId parent) throws DriveException;

    /**
     * Brings items back from the recycle bin to the folders they were in; ids stay. One that is not
     * in the bin is {@link DriveException.Gone}; those before it may be back then.
     */
    void restore(List<RemoteId> ids) throws DriveException;

    /**
     * The files below a folder that came or changed last, at most a page of them; nothing where the
     * drive cannot be asked so.
     */
    default List<RemoteItem> newest(RemoteId folder) throws DriveException {
        return List.of();
    }

    /**
     * What lies in the recycle bin, the last that went there at least; nothing where the drive does
     * not show its bin.
     */
    default List<Recycled> recycled() throws DriveException {
        return List.of();
    }

    Space space() throws DriveException;
}
