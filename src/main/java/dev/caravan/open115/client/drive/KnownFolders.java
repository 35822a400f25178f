package dev.caravan.open115.client.drive;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.drive.RemoteListing;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ids that are known to be folders, which never changes; saves asking before a rename. */
final class KnownFolders {

    private static final int MOST = 20_000;

    private final Map<RemoteId, Boolean> ids =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RemoteId, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void add(RemoteId id) {
        ids.put(id, true);
    }

    void note(RemoteItem item) {
        if (item.kind() == NodeKind.FOLDER) {
            add(item.id());
        }
    }

    /** The same listing, of which the folders are known afterwards. */
    RemoteListing noting(RemoteListing listing) {
        return sink ->
                listing.into(
                        new RemoteItemSink() {
                            @Override
                            public void accept(RemoteItem item) {
                                note(item);
                                sink.accept(item);
                            }

                            @Override
                            public void pause() {
                                sink.pause();
                            }
                        });
    }

    synchronized boolean contains(RemoteId id) {
        return ids.containsKey(id);
    }
}
