package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.IgnoreFile;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes out of a look at 115 what the job's rules exclude, with the ignore files that stand
 * locally.
 *
 * <p>What is new there is not mentioned any more. What the base knows and 115 moved out of scope is
 * withdrawn. One look at a time.
 */
public final class RemoteFilter {

    private final Path root;
    private final Disk disk = new RealDisk();
    private final FilterRules configured;
    private final BaseLookup base;
    private final Map<NodeId, Optional<Folder>> folders = new HashMap<>();
    private final Map<NodeId, Place> places = new HashMap<>();
    private final Set<NodeId> holders = new TreeSet<>();
    private final Set<NodeId> withdrawn = new TreeSet<>();

    /** A folder in scope. */
    private record Folder(RelativePath path, FilterRules rules) {}

    public RemoteFilter(LookSettings settings, BaseLookup base) {
        this.root = settings.root();
        this.configured = settings.filters();
        this.base = base;
    }

    public RemoteChanges inScope(RemoteChanges look) {
        if (look.fresh().isEmpty() && look.moved().isEmpty()) {
            return look;
        }
        look.fresh().forEach(item -> places.put(item.id(), item.place()));
        places.putAll(look.moved());
        List<RemoteFresh> fresh = new ArrayList<>();
        for (RemoteFresh item : look.fresh()) {
            if (!excludes(item.place(), item.kind())) {
                fresh.add(item);
            }
        }
        Map<NodeId, Place> moved = new TreeMap<>(look.moved());
        look.moved().forEach((id, place) -> withdrawIfExcluded(id, place, look));
        moved.keySet().removeAll(withdrawn);
        return new RemoteChanges(
                fresh.size() == look.fresh().size() ? look.fresh() : fresh,
                moved,
                look.changed(),
                look.vanished(),
                look.unknown(),
                withdrawn,
                holders,
                look.complete());
    }

    private void withdrawIfExcluded(NodeId id, Place place, RemoteChanges look) {
        base.node(id)
                .filter(node -> excludes(place, node.kind()))
                .ifPresent(node -> withdraw(node, look));
    }

    private void withdraw(BaseNode node, RemoteChanges look) {
        withdrawn.add(node.id());
        for (BaseNode child :
                node.kind() == NodeKind.FOLDER ? base.children(node.id()) : List.<BaseNode>of()) {
            if (!look.vanished().contains(child.id()) && !look.moved().containsKey(child.id())) {
                withdraw(child, look);
            }
        }
    }

    private boolean excludes(Place place, NodeKind kind) {
        Optional<Folder> folder = folder(place.parent());
        if (folder.isEmpty()) {
            return true;
        }
        boolean excluded = excludes(folder.get(), place.name(), kind);
        if (excluded && place.parent().inBase()) {
            holders.add(place.parent());
        }
        return excluded;
    }

    private static boolean excludes(Folder folder, String name, NodeKind kind) {
        return folder.rules().excluding(folder.path().names(), name, kind).isPresent();
    }

    /** Empty when it is out of scope. */
    private Optional<Folder> folder(NodeId id) {
        Optional<Folder> known = folders.get(id);
        if (known == null) {
            known = id.equals(NodeId.ROOT) ? Optional.of(top()) : below(id);
            folders.put(id, known);
        }
        return known;
    }

    private Folder top() {
        return new Folder(RelativePath.ROOT, with(configured, RelativePath.ROOT));
    }

    private Optional<Folder> below(NodeId id) {
        Optional<Place> place =
                Optional.ofNullable(places.get(id)).or(() -> base.node(id).map(BaseNode::place));
        return place.flatMap(at -> folder(at.parent()).flatMap(above -> in(above, at.name())));
    }

    private Optional<Folder> in(Folder above, String name) {
        if (excludes(above, name, NodeKind.FOLDER)) {
            return Optional.empty();
        }
        RelativePath path = above.path().child(asName(name));
        return Optional.of(new Folder(path, with(above.rules(), path)));
    }

    // Names on 115 may hold anything; such a folder gets another name here.
    private static String asName(String nameOn115) {
        String name = nameOn115.replace('/', '_').replace('\0', '_');
        return Set.of("", ".", "..").contains(name) ? "_" : name;
    }

    private FilterRules with(FilterRules above, RelativePath folder) {
        Path file = root;
        for (String name : folder.names()) {
            file = file.resolve(name);
        }
        file = file.resolve(FilterRules.FILE_NAME);
        try {
            return disk.status(file).is(FileType.FILE)
                    ? above.with(folder, new IgnoreFile(disk).read(file))
                    : above;
        } catch (IOException e) {
            // The local look meets the same trouble, and nothing in that folder is judged.
            return above;
        }
    }
}
