package dev.caravan.local.scan;

import dev.caravan.look.Finding;
import dev.caravan.look.Finding.Reason;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The {@link LocalChanges} of a look that is still going on. */
final class Differences {

    private static final Comparator<Finding> BY_PATH = Comparator.comparing(Finding::path);

    private final List<Fresh> fresh = new ArrayList<>();
    private final List<Touched> touched = new ArrayList<>();
    private final Map<NodeId, Place> moved = new TreeMap<>();
    private final Set<NodeId> vanished = new TreeSet<>();
    private final Set<NodeId> unknown = new TreeSet<>();
    private final Set<NodeId> left = new TreeSet<>();
    private final Set<NodeId> withdrawn = new TreeSet<>();
    private final Map<NodeId, Stamp> restamped = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long files;
    private long bytes;
    private long lastId;

    /** A number for something that the base does not know. */
    NodeId newId() {
        return new NodeId(--lastId);
    }

    void fresh(NodeId id, Place place, NodeKind kind, Stamp stamp) {
        fresh.add(new Fresh(id, place, kind, stamp, Optional.empty()));
    }

    void touched(NodeId node, Stamp stamp) {
        touched.add(new Touched(node, stamp, Optional.empty()));
    }

    void moved(NodeId folder, Place place) {
        moved.put(folder, place);
        unknown.remove(folder);
    }

    Optional<Place> movedTo(NodeId folder) {
        return Optional.ofNullable(moved.get(folder));
    }

    boolean isMoved(NodeId folder) {
        return moved.containsKey(folder);
    }

    void restamped(NodeId node, Stamp stamp) {
        restamped.put(node, stamp);
    }

    void unknown(NodeId folder) {
        unknown.add(folder);
    }

    void vanished(NodeId node) {
        vanished.add(node);
    }

    /** Takes back that a node vanished; false when nobody said so. */
    boolean notVanished(NodeId node) {
        return vanished.remove(node);
    }

    void withdrawn(NodeId node) {
        withdrawn.add(node);
    }

    void left(NodeId node) {
        left.add(node);
    }

    void found(RelativePath path, Reason reason, Optional<NodeId> node, String detail) {
        findings.add(new Finding(path, reason, node, detail));
    }

    /** A folder could not be read, so nothing below it may be judged. */
    void unreadable(RelativePath path, NodeId folder, IOException failure) {
        boolean replaced =
                failure instanceof NoSuchFileException || failure instanceof ChangedMeanwhile;
        if (folder.inBase()) {
            unknown(folder);
        }
        found(
                path,
                replaced ? Reason.UNSTABLE : Reason.UNREADABLE,
                Optional.of(folder).filter(id -> id.inBase() && !id.equals(NodeId.ROOT)),
                replaced ? "it vanished while it was read" : FolderReader.reason(failure));
    }

    void seen(long size) {
        files++;
        bytes += size;
    }

    LocalChanges changes() {
        findings.sort(BY_PATH);
        return new LocalChanges(
                Collections.unmodifiableList(fresh),
                Collections.unmodifiableList(touched),
                Collections.unmodifiableMap(moved),
                Collections.unmodifiableSet(vanished),
                Collections.unmodifiableSet(unknown),
                Collections.unmodifiableSet(left),
                Collections.unmodifiableSet(withdrawn),
                Collections.unmodifiableMap(restamped),
                Collections.unmodifiableList(findings),
                files,
                bytes);
    }
}
