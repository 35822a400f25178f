package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything in which the local folder differs from the base; what is equal is not mentioned.
 *
 * @param fresh entries without a base node, parents before children
 * @param touched base files in place whose stamp differs, or which were hashed again on purpose
 * @param moved base folders found at another place by device and inode; their children are compared
 *     with the base as if nothing had moved
 * @param vanished base nodes that a complete listing of their folder did not show, each descendant
 *     listed too
 * @param unknown base folders that could not be read, or lie on a device that went away: nothing
 *     below may be judged
 * @param left base nodes that left the scope (filter, symlink, special file): to be forgotten,
 *     never deleted
 * @param withdrawn base nodes that are still there under a name, or in a folder, that is out of
 *     scope: the other side keeps what it has of them, alone
 * @param restamped base nodes that are the same but whose hint must be refreshed (folders; replaced
 *     inodes)
 * @param findings what was left alone, sorted by path
 * @param files how many files in scope were seen, changed or not
 * @param bytes the sum of their sizes
 */
public record LocalChanges(
        List<Fresh> fresh,
        List<Touched> touched,
        Map<NodeId, Place> moved,
        Set<NodeId> vanished,
        Set<NodeId> unknown,
        Set<NodeId> left,
        Set<NodeId> withdrawn,
        Map<NodeId, Stamp> restamped,
        List<Finding> findings,
        long files,
        long bytes) {

    /** With those files of an earlier look that were read although their stamps say nothing. */
    public LocalChanges withReread(LocalChanges before) {
        Set<NodeId> known = new HashSet<>(vanished);
        known.addAll(left);
        known.addAll(withdrawn);
        touched.forEach(file -> known.add(file.id()));
        List<Touched> all = new ArrayList<>(touched);
        before.touched().stream()
                .filter(file -> file.content().isPresent() && !known.contains(file.id()))
                .forEach(all::add);
        return new LocalChanges(
                fresh, all, moved, vanished, unknown, left, withdrawn, restamped, findings, files,
                bytes);
    }

    /**
     * With the contents of files that were read since, and what was found out on the way.
     *
     * @param read by the id that the look gave the file
     */
    public LocalChanges withContents(Map<NodeId, Content> read, List<Finding> found) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(found);
        all.sort(Comparator.comparing(Finding::path));
        return new LocalChanges(
                fresh.stream().map(entry -> entry.withContent(read)).toList(),
                touched.stream().map(entry -> entry.withContent(read)).toList(),
                moved,
                vanished,
                unknown,
                left,
                withdrawn,
                restamped,
                all,
                files,
                bytes);
    }
}
