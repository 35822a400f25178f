package dev.caravan.local;

import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * One walk over a job's local folder, which notes only what differs from the base.
 *
 * <p>It goes folder by folder in the order of names; an unchanged file leaves nothing behind. A
 * folder that could not be listed to its end is unknown: nothing below it is taken for vanished
 * (DR-2).
 */
public final class LocalLook {

    /** The folder below the root that is Caravan's own. */
    public static final String OWN = ".caravan";

    /** How names of temporary files of ours begin. */
    public static final String OWN_TEMPORARY = ".caravan-tmp-";

    private final Path root;
    private final BaseLookup base;
    private final Instant now;
    private final long stableNs;
    private final BooleanSupplier mayContinue;

    private final List<Fresh> fresh = new ArrayList<>();
    private final List<Touched> touched = new ArrayList<>();
    private final Map<NodeId, Place> moved = new TreeMap<>();
    private final Set<NodeId> vanished = new HashSet<>();
    private final Set<NodeId> unknown = new HashSet<>();
    private final Set<NodeId> left = new HashSet<>();
    private final Map<NodeId, Stamp> restamped = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<BaseNode> missing = new ArrayList<>();
    private long nextFresh = -1;
    private long files;
    private long bytes;

    /**
     * @param now when the look began; what changed less than {@code stableFor} before is left alone
     * @param mayContinue asked in every folder; after false the look is broken off
     */
    public LocalLook(
            Path root,
            BaseLookup base,
            Instant now,
            Duration stableFor,
            BooleanSupplier mayContinue) {
        this.root = root;
        this.base = base;
        this.now = now;
        this.stableNs = stableFor.toNanos();
        this.mayContinue = mayContinue;
    }

    /** Walks once. Throws only when the root itself cannot be read or the look was broken off. */
    public LocalChanges look(FilterRules rules) throws IOException {
        Entry entry = Entry.of(root);
        walk(new Folder(root, RelativePath.ROOT, NodeId.ROOT, entry.stamp().key().device(), rules));
        if (unknown.contains(NodeId.ROOT)) {
            throw new IOException("could not list " + root);
        }
        missing.forEach(this::vanish);
        findings.sort(Comparator.comparing(Finding::path));
        return new LocalChanges(
                fresh, touched, moved, vanished, unknown, left, restamped, findings, files, bytes);
    }

    /** A folder on the walk, with the node that stands for it. */
    private record Folder(
            Path path, RelativePath relative, NodeId node, long device, FilterRules rules) {

        Folder child(Path childPath, String name, NodeId childNode, FilterRules childRules) {
            return new Folder(childPath, relative.child(name), childNode, device, childRules);
        }
    }

    private void walk(Folder folder) throws IOException {
        if (!mayContinue.getAsBoolean()) {
            throw new IOException("the look was broken off");
        }
        List<Path> entries;
        FilterRules rules;
        try {
            entries = list(folder.path);
            rules = folder.rules.in(folder.path, folder.relative.toString());
        } catch (IOException unreadable) {
            unreadable(folder, unreadable);
            return;
        }
        Map<String, BaseNode> expected = expected(folder);
        Folder ruled = new Folder(folder.path, folder.relative, folder.node, folder.device, rules);
        for (Path path : entries) {
            String name = String.valueOf(path.getFileName());
            if (isOwn(folder, name)) {
                continue;
            }
            visit(ruled, path, name, Optional.ofNullable(expected.remove(name)));
        }
        expected.values().stream()
                .filter(node -> node.presence() != Presence.REMOTE_ONLY)
                .forEach(missing::add);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        entries.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        return entries;
    }

    private void unreadable(Folder folder, IOException problem) {
        unknown.add(folder.node);
        findings.add(
                new Finding(
                        folder.relative,
                        Finding.Reason.UNREADABLE,
                        inBase(folder.node),
                        "could not list the folder: " + Reasons.of(problem)));
    }

    private Map<String, BaseNode> expected(Folder folder) {
        Map<String, BaseNode> expected = new HashMap<>();
        if (folder.node.inBase()) {
            for (BaseNode node : base.children(folder.node)) {
                expected.put(node.place().name(), node);
            }
        }
        return expected;
    }

    private static boolean isOwn(Folder folder, String name) {
        return folder.relative.isRoot() && name.equals(OWN) || name.startsWith(OWN_TEMPORARY);
    }

    private void visit(Folder folder, Path path, String name, Optional<BaseNode> known)
            throws IOException {
        RelativePath relative;
        Entry entry;
        try {
            entry = Entry.of(path);
            relative = folder.relative.child(name);
        } catch (NoSuchFileException gone) {
            // It vanished since the listing; whether for good, the next look will see.
            known.ifPresent(node -> unknown.add(node.id()));
            return;
        } catch (IOException unreadable) {
            leaveAlone(
                    folder.relative.child(name),
                    Finding.Reason.UNREADABLE,
                    known,
                    Reasons.of(unreadable));
            known.ifPresent(node -> unknown.add(node.id()));
            return;
        }
        if (name.indexOf('\uFFFD') >= 0) {
            leave(relative, Finding.Reason.NAME, known, "the name is not valid UTF-8");
            return;
        }
        Optional<String> rule =
                folder.rules.excludes(relative.toString(), entry.type() == Entry.Type.FOLDER);
        if (rule.isPresent()) {
            leave(relative, Finding.Reason.FILTERED, known, rule.get());
            return;
        }
        switch (entry.type()) {
            case FILE -> file(folder, relative, name, entry.stamp(), known);
            case FOLDER -> folder(folder, path, relative, name, entry.stamp(), known);
            case SYMLINK -> leave(relative, Finding.Reason.SYMLINK, known, "a symbolic link");
            case SPECIAL ->
                    leave(relative, Finding.Reason.SPECIAL, known, "a socket, pipe or device");
        }
    }

    private void file(
            Folder folder,
            RelativePath relative,
            String name,
            Stamp stamp,
            Optional<BaseNode> known) {
        files++;
        bytes += stamp.size();
        Optional<BaseNode> same = known.filter(node -> node.kind() == NodeKind.FILE);
        if (same.isEmpty()) {
            known.ifPresent(missing::add);
        }
        Optional<Stamp> before = same.flatMap(BaseNode::stamp);
        if (before.equals(Optional.of(stamp))) {
            return;
        }
        if (isUnstable(stamp, before.or(() -> ofKey(stamp.key())))) {
            leaveAlone(
                    relative,
                    Finding.Reason.UNSTABLE,
                    same,
                    "it changed less than " + Duration.ofNanos(stableNs).toSeconds() + " s ago");
            return;
        }
        if (same.isPresent()) {
            touched.add(new Touched(same.get().id(), stamp, Optional.empty()));
            return;
        }
        fresh.add(
                new Fresh(
                        freshId(),
                        new Place(folder.node, name),
                        NodeKind.FILE,
                        stamp,
                        Optional.empty()));
    }

    private void folder(
            Folder folder,
            Path path,
            RelativePath relative,
            String name,
            Stamp stamp,
            Optional<BaseNode> known)
            throws IOException {
        Optional<BaseNode> same = known.filter(node -> node.kind() == NodeKind.FOLDER);
        if (same.isEmpty()) {
            known.ifPresent(missing::add);
        }
        if (stamp.key().device() != folder.device) {
            leaveAlone(
                    relative,
                    Finding.Reason.OTHER_DEVICE,
                    same,
                    "another file system is mounted here; give it a job of its own");
            same.ifPresent(node -> unknown.add(node.id()));
            return;
        }
        if (same.isPresent() && same.get().presence() != Presence.REMOTE_ONLY) {
            if (same.get().stamp().filter(old -> old.key().equals(stamp.key())).isEmpty()) {
                restamped.put(same.get().id(), stamp);
            }
            walk(folder.child(path, name, same.get().id(), folder.rules));
            return;
        }
        Optional<BaseNode> origin =
                same.isPresent() ? Optional.empty() : movedFrom(stamp.key(), path);
        if (origin.isPresent()) {
            moved.put(origin.get().id(), new Place(folder.node, name));
            walk(folder.child(path, name, origin.get().id(), folder.rules));
            return;
        }
        NodeId id = freshId();
        fresh.add(
                new Fresh(
                        id,
                        new Place(folder.node, name),
                        NodeKind.FOLDER,
                        stamp,
                        Optional.empty()));
        walk(folder.child(path, name, id, folder.rules));
    }

    /** The base folder that this inode was, unless it still stands where it was. */
    private Optional<BaseNode> movedFrom(FileKey key, Path path) {
        return base.byKey(key).stream()
                .filter(node -> node.kind() == NodeKind.FOLDER)
                .filter(node -> node.presence() == Presence.BOTH)
                .filter(node -> !moved.containsKey(node.id()))
                .filter(node -> !standsAtOldPlace(node, key))
                .filter(node -> holdsSomethingOf(node, path))
                .findFirst();
    }

    /** A new folder may get the inode of one just removed: only something inside proves it. */
    private boolean holdsSomethingOf(BaseNode node, Path path) {
        return base.children(node.id()).stream().anyMatch(child -> isAt(child, path));
    }

    private static boolean isAt(BaseNode child, Path folder) {
        try {
            FileKey now = Entry.of(folder.resolve(child.place().name())).stamp().key();
            return child.stamp().filter(stamp -> stamp.key().equals(now)).isPresent();
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean standsAtOldPlace(BaseNode node, FileKey key) {
        Optional<RelativePath> old = base.path(node.id());
        if (old.isEmpty()) {
            return false;
        }
        try {
            return Entry.of(root.resolve(old.get().toString())).stamp().key().equals(key);
        } catch (IOException gone) {
            return false;
        }
    }

    private Optional<Stamp> ofKey(FileKey key) {
        return base.byKey(key).stream().map(BaseNode::stamp).flatMap(Optional::stream).findFirst();
    }

    /**
     * A change of name or rights alone changes ctime, not the content: such a file is as stable as
     * before.
     */
    private boolean isUnstable(Stamp stamp, Optional<Stamp> before) {
        boolean sameBytes =
                before.filter(
                                old ->
                                        old.size() == stamp.size()
                                                && old.modifiedNs() == stamp.modifiedNs()
                                                && old.key().equals(stamp.key()))
                        .isPresent();
        if (sameBytes || stableNs == 0) {
            return false;
        }
        long nowNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        long age = nowNs - stamp.changedNs();
        // A time in the future says nothing about how long ago it was.
        return age >= 0 && age < stableNs;
    }

    /** The entry leaves scope: what the base knows of it is forgotten, and 115's copy stays. */
    private void leave(
            RelativePath relative, Finding.Reason reason, Optional<BaseNode> known, String detail) {
        known.ifPresent(this::leaveWithAll);
        leaveAlone(relative, reason, known, detail);
    }

    private void leaveAlone(
            RelativePath relative, Finding.Reason reason, Optional<BaseNode> known, String detail) {
        findings.add(new Finding(relative, reason, known.map(BaseNode::id), detail));
    }

    private void leaveWithAll(BaseNode node) {
        left.add(node.id());
        if (node.kind() == NodeKind.FOLDER) {
            base.children(node.id()).forEach(this::leaveWithAll);
        }
    }

    /**
     * A node that no listing showed is gone, with what was below it, unless it was met elsewhere.
     */
    private void vanish(BaseNode node) {
        if (moved.containsKey(node.id()) || node.presence() == Presence.REMOTE_ONLY) {
            return;
        }
        vanished.add(node.id());
        if (node.kind() == NodeKind.FOLDER) {
            base.children(node.id()).forEach(this::vanish);
        }
    }

    private NodeId freshId() {
        return new NodeId(nextFresh--);
    }

    private static Optional<NodeId> inBase(NodeId node) {
        return node.inBase() && !node.equals(NodeId.ROOT) ? Optional.of(node) : Optional.empty();
    }
}
