package dev.caravan.open115.client;

import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.OptionalLong;

/**
 * What 115 tells of one item (section 3.6).
 *
 * @param ancestors from the account's root down to the parent
 * @param files how many files lie below a folder at any depth
 * @param folders how many folders lie below a folder at any depth
 */
public record ItemInfo(
        RemoteItem item, List<Ancestor> ancestors, OptionalLong files, OptionalLong folders) {

    public ItemInfo {
        ancestors = List.copyOf(ancestors);
    }

    /** A folder above an item. */
    public record Ancestor(RemoteId id, String name) {}
}
