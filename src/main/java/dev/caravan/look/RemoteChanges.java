package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything in which the folder on 115 differs from the base; what is equal is not mentioned.
 *
 * @param fresh items whose id the base does not know, parents before children
 * @param moved base nodes whose id stands at another place now; names are those on 115
 * @param changed base files whose id now has another content
 * @param vanished base nodes whose id a complete listing did not show, each descendant listed too
 * @param unknown base folders whose listing was incomplete: nothing below may be judged
 * @param withdrawn base nodes that 115 shows under a name, or in a folder, that is out of scope:
 *     the local side keeps what it has of them, alone
 * @param holders base folders that hold something out of scope on 115: they do not go
 * @param complete whether the whole tree was seen; when false nothing may be taken for vanished at
 *     all
 */
public record RemoteChanges(
        List<RemoteFresh> fresh,
        Map<NodeId, Place> moved,
        Map<NodeId, Content> changed,
        Set<NodeId> vanished,
        Set<NodeId> unknown,
        Set<NodeId> withdrawn,
        Set<NodeId> holders,
        boolean complete) {}
