package dev.caravan.drive;

import dev.caravan.tree.RemoteId;
import java.util.List;

/** What somebody else does to a drive meanwhile; items are named by paths such as {@code /a/b}. */
public interface OtherHands {

    RemoteId folder(String path);

    RemoteId file(String path, String text);

    void renamed(RemoteId id, String name);

    void moved(RemoteId id, RemoteId folder);

    void trashed(RemoteId id);

    /** All paths with the text of files, such as {@code /a/} and {@code /a/b=text}, sorted. */
    List<String> shown();
}
