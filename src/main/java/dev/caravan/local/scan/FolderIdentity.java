package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which folder of the base a folder on disk is. */
final class FolderIdentity {

    private final BaseLookup base;
    private final Disk disk;
    private final Differences differences;
    private final BasePlaces places;
    private final Resemblance resemblance;

    /** Nodes that were found in their place although the inode there is another one now. */
    private final Set<NodeId> inPlace = new HashSet<>();

    /** What a folder turned out to be. */
    sealed interface Is {

        /** The node that belongs here. */
        record InPlace(BaseNode node) implements Is {}

        /** A node that stood somewhere else. */
        record Moved(BaseNode node) implements Is {}

        /** None that the base knows. */
        record New() implements Is {}

        /**
         * Perhaps the node that belongs here, made anew: to be asked for again by {@link
         * #afterAllOthers} when it is known whether that node turned up elsewhere.
         */
        record Unclear(BaseNode node) implements Is {}

        /** Not to be judged: a file system was mounted here, or is no longer. */
        record OnOtherDevice(BaseNode node) implements Is {}
    }

    FolderIdentity(BaseLookup base, Disk disk, Differences differences, BasePlaces places) {
        this.base = base;
        this.disk = disk;
        this.differences = differences;
        this.places = places;
        this.resemblance = new Resemblance(base, disk);
    }

    /**
     * @param here the folder of the base that is expected in this place
     */
    Is of(Entry folder, Optional<BaseNode> here) {
        Optional<BaseNode> open = here.filter(node -> !differences.isMoved(node.id()));
        FileKey key = folder.stamp().key();
        if (open.isPresent()) {
            BaseNode node = open.get();
            Optional<FileKey> known = node.stamp().map(stamp -> stamp.key());
            if (known.isEmpty() || known.get().equals(key)) {
                return new Is.InPlace(node);
            }
            if (known.get().device() != key.device()) {
                return resemblance.holdsChildOf(node, folder.place(), Resemblance.By.INODE)
                        ? new Is.InPlace(node)
                        : new Is.OnOtherDevice(node);
            }
        }
        Optional<BaseNode> origin = origin(folder, key);
        if (origin.isPresent()) {
            return new Is.Moved(origin.get());
        }
        return open.<Is>map(Is.Unclear::new).orElseGet(Is.New::new);
    }

    Is afterAllOthers(BaseNode node) {
        return differences.isMoved(node.id()) || !inPlace.add(node.id())
                ? new Is.New()
                : new Is.InPlace(node);
    }

    private Optional<BaseNode> origin(Entry folder, FileKey key) {
        return base.byKey(key).stream()
                .filter(node -> node.kind() == NodeKind.FOLDER && BasePlaces.isExpected(node))
                .filter(node -> !differences.isMoved(node.id()) && !inPlace.contains(node.id()))
                .filter(node -> places.of(node).filter(old -> hasLeft(old, key)).isPresent())
                .filter(node -> holdsChildOf(node, folder.place()) || gaveAllAway(node))
                .findFirst();
    }

    private boolean holdsChildOf(BaseNode node, Path place) {
        return resemblance.holdsChildOf(node, place, Resemblance.By.DEVICE_AND_INODE);
    }

    // What it held was found elsewhere, so that nothing can be found in it (HC-045).
    private boolean gaveAllAway(BaseNode node) {
        List<BaseNode> children = base.children(node.id());
        return !children.isEmpty()
                && children.stream().allMatch(child -> differences.isMoved(child.id()));
    }

    /** Whether the folder with this key no longer stands where it did; when in doubt it does. */
    private boolean hasLeft(Path old, FileKey key) {
        try {
            return !disk.status(old).stamp().key().equals(key);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
