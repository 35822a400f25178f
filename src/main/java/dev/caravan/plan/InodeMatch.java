package dev.caravan.plan;

import dev.caravan.look.Fresh;
import dev.caravan.look.Touched;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds local files of the base again by device and inode, content checked: moved, swapped, or
 * moved over one another.
 *
 * <p>A file system gives the inode of a deleted file to the next new one, so an inode alone proves
 * nothing.
 */
final class InodeMatch {

    private final PlanRequest request;
    private final Observed observed;
    private final Map<FileKey, BaseNode> sought = new HashMap<>();

    /** By node: what claims to be it. */
    private final Map<NodeId, Claim> claims = new LinkedHashMap<>();

    /**
     * @param item what stands somewhere: the id of a fresh file, or the base node in whose place it
     *     stands
     */
    private record Claim(NodeId item, String name, NodeId node) {}

    InodeMatch(PlanRequest request, Observed observed) {
        this.request = request;
        this.observed = observed;
        request.local().vanished().forEach(this::seek);
        observed.replacedBySpecial().forEach(this::seek);
        observed.touched().values().forEach(this::seekOverwritten);
    }

    private void seekOverwritten(Touched touched) {
        base(touched.id())
                .filter(row -> !hasKey(row, touched.stamp()))
                .ifPresent(row -> seek(row.id()));
    }

    private void seek(NodeId node) {
        base(node)
                .filter(row -> row.kind() == NodeKind.FILE)
                .ifPresent(row -> row.stamp().ifPresent(stamp -> sought.put(stamp.key(), row)));
    }

    /** The base node that last had this inode and is no longer where it was. */
    Optional<BaseNode> lastOf(FileKey key) {
        return Optional.ofNullable(sought.get(key));
    }

    void into(Links links) {
        if (sought.isEmpty()) {
            return;
        }
        for (Touched touched : request.local().touched()) {
            base(touched.id())
                    .ifPresent(
                            row ->
                                    claim(
                                            row.id(),
                                            row.place().name(),
                                            touched.stamp(),
                                            touched.content()));
        }
        for (Fresh fresh : request.local().fresh()) {
            if (fresh.kind() == NodeKind.FILE) {
                claim(fresh.id(), fresh.place().name(), fresh.stamp(), fresh.content());
            }
        }
        dropUnfounded();
        claims.values().forEach(claim -> link(claim, links));
    }

    private void claim(NodeId item, String name, Stamp stamp, Optional<Content> hashed) {
        BaseNode row = sought.get(stamp.key());
        if (row == null || row.id().equals(item)) {
            return;
        }
        Optional<Content> content = LocalContents.of(hashed, stamp);
        if (content.isPresent() && content.equals(row.content())) {
            Claim claim = new Claim(item, name, row.id());
            claims.merge(row.id(), claim, (old, it) -> better(row, old, it));
        }
    }

    // Hard links: several files are the same one. The one with the old name, else the first.
    private static Claim better(BaseNode row, Claim old, Claim it) {
        String name = row.place().name();
        return it.name().equals(name) && !old.name().equals(name) ? it : old;
    }

    // A node whose place still has a file of its own did not move: an editor that renames the old
    // version away and writes the new one in its place has edited it. Only where what stands there
    // is itself another node did the files change places.
    private void dropUnfounded() {
        boolean dropped = true;
        while (dropped) {
            Set<NodeId> cameFrom = new HashSet<>();
            claims.values().forEach(claim -> cameFrom.add(claim.item()));
            dropped =
                    claims.values()
                            .removeIf(
                                    claim ->
                                            observed.touched().containsKey(claim.node())
                                                    && !cameFrom.contains(claim.node()));
        }
    }

    private static void link(Claim claim, Links links) {
        if (claim.item().inBase()) {
            links.linkPlace(claim.item(), claim.node());
        } else {
            links.link(Side.LOCAL, claim.item(), claim.node());
        }
    }

    private static boolean hasKey(BaseNode row, Stamp stamp) {
        return row.stamp().filter(known -> known.key().equals(stamp.key())).isPresent();
    }

    private Optional<BaseNode> base(NodeId node) {
        return request.base().node(node);
    }
}
