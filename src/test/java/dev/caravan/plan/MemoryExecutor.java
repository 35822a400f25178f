package dev.caravan.plan;

import dev.caravan.plan.SideTree.Item;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Expected;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Spot;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.plan.order.Fallout;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Carries plans out on trees in memory, as the contract of the operations says, and insists that
 * every operation finds what it expects.
 */
final class MemoryExecutor {

    /** An operation did not find what it expected. */
    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stale(String message) {
            super(message);
        }
    }

    private final SideTree local;
    private final SideTree remote;
    private final MemoryBase base;
    private final Map<NodeId, NodeId> numbered = new HashMap<>();
    private final Ledger ledger;

    MemoryExecutor(SideTree local, SideTree remote, MemoryBase base) {
        this.local = local;
        this.remote = remote;
        this.base = base;
        this.ledger = new Ledger(base);
    }

    /** Does everything that {@code willDo} lets pass; what is stale then is left out. */
    void apply(Plan plan, Predicate<Operation> willDo, boolean strict) {
        for (BaseEdit edit : plan.edits()) {
            remember(edit);
        }
        write();
        Fallout fallout = new Fallout();
        for (Operation operation : plan.operations()) {
            if (fallout.because(operation).isPresent() || !willDo.test(operation)) {
                fallout.notDone(operation);
                continue;
            }
            try {
                apply(operation);
            } catch (Stale stale) {
                if (strict) {
                    throw stale;
                }
                fallout.notDone(operation);
            }
            write();
        }
    }

    private void remember(BaseEdit edit) {
        if (edit instanceof BaseEdit.Adopt it) {
            put(
                    it.node(),
                    it.place(),
                    it.remoteName(),
                    it.kind(),
                    it.content(),
                    Optional.of(it.remoteId()),
                    Optional.of(it.stamp()));
        } else if (edit instanceof BaseEdit.Update it) {
            BaseNode row = it.row();
            put(
                    new BaseNode(
                            row.id(),
                            numbered(row.place()),
                            row.remoteName(),
                            row.kind(),
                            row.content(),
                            row.remoteId(),
                            row.stamp(),
                            row.presence()));
        } else if (edit instanceof BaseEdit.Forget it) {
            ledger.forget(it.node());
        } else if (edit instanceof BaseEdit.Restamp it) {
            ledger.row(it.node()).ifPresent(row -> restamp(row, it.stamp()));
        }
    }

    private void put(BaseNode row) {
        ledger.remember(row);
    }

    private void write() {
        base.write(ledger.take());
    }

    private void restamp(BaseNode row, Stamp stamp) {
        put(
                new BaseNode(
                        row.id(),
                        row.place(),
                        row.remoteName(),
                        row.kind(),
                        row.content(),
                        row.remoteId(),
                        Optional.of(stamp),
                        row.presence()));
    }

    private NodeId numbered(NodeId id) {
        return numbered.getOrDefault(id, id);
    }

    private Place numbered(Place place) {
        NodeId parent = numbered(place.parent());
        if (!parent.inBase() || (parent.value() > 0 && ledger.row(parent).isEmpty())) {
            throw new Stale("the base does not know the parent of " + place);
        }
        return new Place(parent, place.name());
    }

    private void put(
            NodeId node,
            Place place,
            Optional<String> remoteName,
            NodeKind kind,
            Optional<Content> content,
            Optional<RemoteId> remoteId,
            Optional<Stamp> stamp) {
        NodeId id = numbered(node);
        Place known = numbered(place);
        if (!id.inBase()) {
            id = base.nextId();
            numbered.put(node, id);
        }
        Optional<String> other = remoteName.filter(name -> !name.equals(place.name()));
        put(new BaseNode(id, known, other, kind, content, remoteId, stamp, Presence.BOTH));
    }

    private void apply(Operation operation) {
        if (operation instanceof MakeFolder it) {
            make(it);
        } else if (operation instanceof Move it) {
            move(it);
        } else if (operation instanceof Upload it) {
            upload(it);
        } else if (operation instanceof Download it) {
            download(it);
        } else if (operation instanceof Trash it) {
            trash(it);
        }
    }

    private SideTree tree(Side side) {
        return side == Side.LOCAL ? local : remote;
    }

    private void make(MakeFolder it) {
        SideTree tree = tree(it.side());
        long parent = folder(it.side(), it.where());
        clear(it.side(), it.where(), parent, it.replaces(), it.node());
        require(free(it.side(), parent, it.where().name(), NodeKind.FOLDER), () -> "taken: " + it);
        Item made = tree.add(parent, it.where().name(), NodeKind.FOLDER, "");
        Place place = localPlace(it.side(), it.where().place(), it.otherName());
        put(
                it.node(),
                place,
                Optional.of(
                        it.side() == Side.REMOTE ? made.name : it.otherName().orElse(made.name)),
                NodeKind.FOLDER,
                Optional.empty(),
                it.side() == Side.REMOTE ? Optional.of(made.remoteId()) : it.remoteId(),
                it.side() == Side.LOCAL ? Optional.of(made.stamp()) : it.stamp());
    }

    private static Place localPlace(Side side, Place place, Optional<String> otherName) {
        return side == Side.LOCAL
                ? place
                : new Place(place.parent(), otherName.orElse(place.name()));
    }

    /** The folder of a spot: found by path on the local side, by id on 115. */
    private long folder(Side side, Spot spot) {
        NodeId parent = numbered(spot.place().parent());
        if (parent.equals(NodeId.ROOT)) {
            require(spot.folder().isRoot(), () -> "the root's path is not empty: " + spot);
            return SideTree.ROOT;
        }
        if (side == Side.LOCAL) {
            Item folder = at(spot.folder());
            require(!folder.isFile(), () -> "no folder: " + spot);
            return folder.number;
        }
        long number =
                ledger.row(parent)
                        .flatMap(BaseNode::remoteId)
                        .map(id -> Long.parseLong(id.value()))
                        .orElseThrow(() -> new Stale("no folder on 115: " + spot));
        require(remote.items.containsKey(number), () -> "gone on 115: " + spot);
        return number;
    }

    private Item at(RelativePath path) {
        return local.at(path.toString()).orElseThrow(() -> new Stale("nothing at " + path));
    }

    private boolean free(Side side, long parent, String name, NodeKind kind) {
        return tree(side).named(parent, name).stream()
                .noneMatch(item -> side == Side.LOCAL || item.kind == kind);
    }

    private void clear(
            Side side, Spot where, long parent, Optional<Occupant> replaces, NodeId node) {
        if (replaces.isEmpty()) {
            return;
        }
        Occupant occupant = replaces.get();
        Item item = expected(side, where, parent, occupant.expected(), occupant.kind());
        long files =
                tree(side).all().stream()
                        .filter(each -> each.isFile())
                        .filter(
                                each ->
                                        each == item
                                                || tree(side).isBelow(each.number, item.number))
                        .count();
        require(files == occupant.files(), () -> "files in the way: " + files + " not " + occupant);
        tree(side).trash(item);
        occupant.nodes().forEach(ledger::forget);
    }

    private Item expected(Side side, Spot where, long parent, Expected expected, NodeKind kind) {
        Item item;
        if (side == Side.LOCAL) {
            item = at(where.path());
            Stamp stamp = expected.stamp().orElseThrow();
            require(item.number == stamp.key().inode(), () -> "another inode at " + where.path());
            require(
                    !item.isFile() || item.stamp().size() == stamp.size(),
                    () -> "changed: " + where);
        } else {
            long number = Long.parseLong(expected.remoteId().orElseThrow().value());
            require(remote.items.containsKey(number), () -> "gone on 115: " + where);
            item = remote.items.get(number);
        }
        require(item.kind == kind, () -> "another kind at " + where);
        expected.content()
                .ifPresent(c -> require(c.equals(item.contentSeen()), () -> "changed: " + where));
        return item;
    }

    private void move(Move it) {
        SideTree tree = tree(it.side());
        long parent = folder(it.side(), it.where());
        Item item = expected(it.side(), it.from(), 0, it.expected(), it.nodeKind());
        clear(it.side(), it.where(), parent, it.replaces(), it.node());
        String name = it.where().name();
        boolean twofold = item.parent != parent && !item.name.equals(name);
        if (it.side() == Side.REMOTE) {
            require(
                    NameRules.canRenameOn115(item.kind, item.name, name),
                    () -> "115 cannot rename: " + it);
            require(twofold == (it.via() != Move.Via.AT_ONCE), () -> "via: " + it);
            if (it.via() == Move.Via.NEW_FOLDER_FIRST) {
                require(
                        free(it.side(), parent, item.name, item.kind),
                        () -> "between taken: " + it);
            } else if (it.via() == Move.Via.NEW_NAME_FIRST) {
                require(
                        free(it.side(), item.parent, name, item.kind),
                        () -> "between taken: " + it);
            }
        }
        require(free(it.side(), parent, name, item.kind), () -> "taken: " + it);
        require(
                item.isFile() || parent == SideTree.ROOT || !tree.isBelow(parent, item.number),
                () -> "into itself: " + it);
        tree.move(item, parent, name);
        if (!it.isAside() && ledger.row(it.node()).isPresent()) {
            BaseNode row = ledger.row(it.node()).orElseThrow();
            Place place = numbered(localPlace(it.side(), it.where().place(), it.otherName()));
            String on115 = it.side() == Side.REMOTE ? name : it.otherName().orElse(place.name());
            put(
                    new BaseNode(
                            row.id(),
                            place,
                            Optional.of(on115).filter(n -> !n.equals(place.name())),
                            row.kind(),
                            row.content(),
                            row.remoteId(),
                            it.side() == Side.LOCAL ? moved(row, item) : row.stamp(),
                            row.presence()));
        }
    }

    // A move changes the inode change time and nothing else, so the hint may be refreshed.
    private static Optional<Stamp> moved(BaseNode row, Item item) {
        return row.stamp()
                .map(
                        stamp ->
                                new Stamp(
                                        stamp.size(),
                                        stamp.modifiedNs(),
                                        stamp.modifiedNs() == item.modified
                                                ? item.changed
                                                : stamp.changedNs(),
                                        stamp.key()));
    }

    private void upload(Upload it) {
        Item source = at(it.source().path());
        require(source.stamp().equals(movedStamp(it.stamp(), source)), () -> "changed: " + it);
        it.content()
                .ifPresent(
                        c -> require(c.equals(source.contentSeen()), () -> "wrong content: " + it));
        long parent = folder(Side.REMOTE, it.where());
        Optional<Item> old =
                it.replaces()
                        .map(
                                o ->
                                        expected(
                                                Side.REMOTE,
                                                it.where(),
                                                parent,
                                                o.expected(),
                                                o.kind()));
        Item arrived =
                remote.named(parent, it.where().name()).stream()
                        .filter(item -> item.isFile() && item.content.equals(source.content))
                        .findFirst()
                        .orElseGet(
                                () ->
                                        remote.add(
                                                parent,
                                                it.where().name(),
                                                NodeKind.FILE,
                                                source.content));
        old.filter(item -> item.number != arrived.number)
                .filter(item -> !ledger.isTaken(item.remoteId(), it.node()))
                .ifPresent(remote::trash);
        put(
                it.node(),
                it.source().place(),
                Optional.of(it.where().name()),
                NodeKind.FILE,
                Optional.of(source.contentSeen()),
                Optional.of(arrived.remoteId()),
                Optional.of(source.stamp()));
    }

    // The plan's own moves change the inode change time.
    private static Stamp movedStamp(Stamp stamp, Item item) {
        return new Stamp(stamp.size(), stamp.modifiedNs(), item.changed, stamp.key());
    }

    private void download(Download it) {
        Item source = remote.items.get(Long.parseLong(it.source().value()));
        require(source != null && it.content().equals(source.contentSeen()), () -> "gone: " + it);
        long parent = folder(Side.LOCAL, it.where());
        clear(Side.LOCAL, it.where(), parent, it.replaces(), it.node());
        require(free(Side.LOCAL, parent, it.where().name(), NodeKind.FILE), () -> "taken: " + it);
        Item made = local.add(parent, it.where().name(), NodeKind.FILE, source.content);
        require(
                it.remoteName().orElse(it.home().name()).equals(source.name),
                () -> "another name on 115: " + it);
        put(
                it.node(),
                it.home(),
                it.remoteName(),
                NodeKind.FILE,
                Optional.of(it.content()),
                Optional.of(it.source()),
                Optional.of(made.stamp()));
    }

    private void trash(Trash it) {
        long parent = folderOf(it);
        Item item = expected(it.side(), it.where(), parent, it.expected(), it.nodeKind());
        SideTree tree = tree(it.side());
        List<Item> below = new ArrayList<>();
        for (Item each : tree.all()) {
            if (each != item && tree.isBelow(each.number, item.number)) {
                below.add(each);
            }
        }
        if (!item.isFile()) {
            long files = below.stream().filter(Item::isFile).count();
            require(files == it.files(), () -> "holds " + files + " files: " + it);
            require(below.size() - files == it.folders(), () -> "other folders: " + it);
        }
        tree.trash(item);
        switch (it.afterwards()) {
            case FORGET -> it.nodes().forEach(ledger::forget);
            case KEEP -> {}
            case LOCAL_ONLY, REMOTE_ONLY ->
                    it.nodes().forEach(node -> archived(ledger.row(node).orElseThrow()));
        }
    }

    private void archived(BaseNode row) {
        put(
                new BaseNode(
                        row.id(),
                        row.place(),
                        row.remoteName(),
                        row.kind(),
                        row.content(),
                        row.remoteId(),
                        Optional.empty(),
                        Presence.REMOTE_ONLY));
    }

    private long folderOf(Trash it) {
        return it.where().place().parent().equals(NodeId.ROOT) || it.side() == Side.REMOTE
                ? SideTree.ROOT
                : at(it.where().folder()).number;
    }

    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Stale(otherwise.get());
        }
    }
}
