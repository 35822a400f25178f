package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private record Claim(NodeId item, String name, NodeId node) {

        /** An interrupted swap of ours left it there: the name says so. */
        private boolean isCertain() {
            return NameRules.temporaryOwner(name).equals(Optional.of(node));
        }
    }

    InodeMatch(PlanRequest request, Observed observed) {
        this.request = request;
        this.observed = observed;
        request.local().vanished().forEach(this::seek);
        observed.replacedBySpecial().forEach(this::seek);
        observed.touched().values().forEach(this::seekOverwritten);
        if (request.local().fresh().stream().anyMatch(InodeMatch::isMarked)) {
            observed.touched().keySet().forEach(this::seek);
        }
    }

    private static boolean isMarked(Fresh fresh) {
        return NameRules.isTemporary(fresh.place().name());
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
                    .filter(row -> !row.content().equals(content(touched)))
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
        settleLostPlaces(links);
    }

    private static Optional<Content> content(Touched touched) {
        return LocalContents.of(touched.content(), touched.stamp());
    }

    private void claim(NodeId item, String name, Stamp stamp, Optional<Content> hashed) {
        Optional<BaseNode> sought =
                NameRules.isTemporary(name) ? marked(name) : lastOf(stamp.key());
        sought.filter(row -> !row.id().equals(item))
                .filter(
                        row ->
                                NameRules.isTemporary(name)
                                        || isSame(LocalContents.of(hashed, stamp), row))
                .ifPresent(
                        row ->
                                claims.merge(
                                        row.id(),
                                        new Claim(item, name, row.id()),
                                        (old, it) -> better(row, old, it)));
    }

    private static boolean isSame(Optional<Content> content, BaseNode row) {
        return content.isPresent() && content.equals(row.content());
    }

    // A swap of ours that was interrupted left its mark: the name says which node it is, whatever
    // became of its content and inode.
    private Optional<BaseNode> marked(String name) {
        return NameRules.temporaryOwner(name)
                .flatMap(this::base)
                .filter(row -> row.stamp().filter(it -> sought.containsKey(it.key())).isPresent());
    }

    // Hard links: several files are the same one. The one with the old name, else the first.
    private static Claim better(BaseNode row, Claim old, Claim it) {
        if (old.isCertain() || it.isCertain()) {
            return old.isCertain() ? old : it;
        }
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
                                            !claim.isCertain()
                                                    && observed.touched().containsKey(claim.node())
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

    // Where a node was found on its way, its place was taken in the same swap, by a file that may
    // have been changed since, or by something new.
    private void settleLostPlaces(Links links) {
        Set<NodeId> found = new HashSet<>(claims.keySet());
        Set<NodeId> cameFrom = new HashSet<>();
        claims.values().forEach(claim -> cameFrom.add(claim.item()));
        Deque<NodeId> lost = new ArrayDeque<>(found);
        while (!lost.isEmpty()) {
            NodeId node = lost.pop();
            Touched there = observed.touched().get(node);
            if (there == null || !cameFrom.add(node)) {
                continue;
            }
            BaseNode owner = sought.get(there.stamp().key());
            if (owner != null && found.add(owner.id())) {
                links.linkPlace(node, owner.id());
                lost.push(owner.id());
            } else {
                links.estrange(node);
            }
        }
    }

    private static boolean hasKey(BaseNode row, Stamp stamp) {
        return row.stamp().filter(known -> known.key().equals(stamp.key())).isPresent();
    }

    private Optional<BaseNode> base(NodeId node) {
        return request.base().node(node);
    }
}
