package dev.caravan.drive;

import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A drive on which folders are made and items are moved and trashed in the imagination alone: it
 * shows the real one as it would be afterwards. Nothing else can be changed through it.
 */
public final class ImaginedDrive implements Drive {

    /** Longer than any id that 115 gives. */
    private static final String FIRST_ID = "9999999999999999";

    private final Drive real;
    private final List<RemoteItem> made = new ArrayList<>();
    private final Set<RemoteId> trashed = new HashSet<>();

    public ImaginedDrive(Drive real) {
        this.real = real;
    }

    @Override
    public RemoteListing children(RemoteId folder) {
        return isMade(folder) ? ImaginedDrive::nothing : shown(real.children(folder));
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory) {
        return isMade(folder) ? ImaginedDrive::nothing : shown(real.tree(folder, memory));
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory, FolderCheck check) {
        return isMade(folder) ? ImaginedDrive::nothing : shown(real.tree(folder, memory, check));
    }

    private static ListingVerdict nothing(RemoteItemSink sink) {
        return new ListingVerdict(true, Set.of(), "", 0);
    }

    private RemoteListing shown(RemoteListing listing) {
        return sink ->
                listing.into(
                        item -> {
                            if (!trashed.contains(item.id())) {
                                sink.accept(item);
                            }
                        });
    }

    @Override
    public Optional<RemoteItem> info(RemoteId id) throws DriveException {
        Optional<RemoteItem> imagined =
                made.stream().filter(item -> item.id().equals(id)).findFirst();
        if (imagined.isPresent() || trashed.contains(id)) {
            return imagined;
        }
        return real.info(id);
    }

    @Override
    public Optional<RemoteItem> findFolder(RemoteId from, List<String> names)
            throws DriveException {
        return isMade(from) ? Optional.empty() : real.findFolder(from, names);
    }

    @Override
    public RemoteItem makeFolder(RemoteId parent, String name) {
        RemoteItem folder =
                new RemoteItem(
                        new RemoteId(FIRST_ID + made.size()),
                        parent,
                        name,
                        NodeKind.FOLDER,
                        Optional.empty(),
                        Optional.empty(),
                        RemoteItem.State.WHOLE);
        made.add(folder);
        return folder;
    }

    /** How many folders would have to be made. */
    public int foldersMade() {
        return made.size();
    }

    private boolean isMade(RemoteId folder) {
        return made.stream().anyMatch(item -> item.id().equals(folder));
    }

    @Override
    public void trash(List<RemoteId> ids, RemoteId parent) {
        trashed.addAll(ids);
    }

    @Override
    public void restore(List<RemoteId> ids) {
        throw refused();
    }

    @Override
    public List<Recycled> recycled() throws DriveException {
        return real.recycled();
    }

    @Override
    public UploadReceipt upload(UploadRequest request) {
        throw refused();
    }

    @Override
    public void download(DownloadRequest request) {
        throw refused();
    }

    /** What is moved is gone from where it stood; nobody asks where it went. */
    @Override
    public void move(List<RemoteId> ids, RemoteId target) {
        trashed.addAll(ids);
    }

    @Override
    public String rename(RemoteId id, String name) {
        return name;
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("a drive that is only looked at was asked to change");
    }

    @Override
    public Space space() throws DriveException {
        return real.space();
    }
}
