package dev.caravan.local.scan;

import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A base in memory that can take over what a look told, as a pass would after its operations. */
public final class MemoryBase implements BaseLookup {

    private final Map<NodeId, BaseNode> nodes = new TreeMap<>();
    private final Map<NodeId, Map<NodeId, BaseNode>> children = new HashMap<>();
    private final Map<FileKey, Set<NodeId>> keys = new HashMap<>();
    private long lastId;

    @Override
    public List<BaseNode> children(NodeId parent) {
        List<BaseNode> found = new ArrayList<>(children.getOrDefault(parent, Map.of()).values());
        found.sort(Comparator.comparing(node -> node.place().name()));
        return found;
    }

    @Override
    public List<BaseNode> byKey(FileKey key) {
        return keys.getOrDefault(key, new TreeSet<>()).stream()
                .map(nodes::get)
                .filter(node -> isAt(node, key))
                .toList();
    }

    private static boolean isAt(@Nullable BaseNode node, FileKey key) {
        return node != null && node.stamp().filter(stamp -> stamp.key().equals(key)).isPresent();
    }

    @Override
    public Optional<BaseNode> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    BaseNode at(String path) {
        NodeId parent = NodeId.ROOT;
        BaseNode found = null;
        for (String name : RelativePath.parse(path).names()) {
            found =
                    children(parent).stream()
                            .filter(node -> node.place().name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("not in the base: " + path));
            parent = found.id();
        }
        if (found == null) {
            throw new AssertionError("the root is no node");
        }
        return found;
    }

    RelativePath path(NodeId id) {
        BaseNode node = nodes.get(id);
        return node == null
                ? RelativePath.ROOT
                : path(node.place().parent()).child(node.place().name());
    }

    public void put(BaseNode node) {
        remove(node.id());
        nodes.put(node.id(), node);
        children.computeIfAbsent(node.place().parent(), p -> new TreeMap<>()).put(node.id(), node);
        node.stamp()
                .ifPresent(
                        stamp ->
                                keys.computeIfAbsent(stamp.key(), key -> new TreeSet<>())
                                        .add(node.id()));
    }

    void remove(NodeId id) {
        BaseNode old = nodes.remove(id);
        if (old != null) {
            children.getOrDefault(old.place().parent(), new TreeMap<>()).remove(id);
        }
    }

    void presence(String path, Presence presence) {
        BaseNode node = at(path);
        put(
                new BaseNode(
                        node.id(),
                        node.place(),
                        node.remoteName(),
                        node.kind(),
                        node.content(),
                        node.remoteId(),
                        presence == Presence.REMOTE_ONLY ? Optional.empty() : node.stamp(),
                        presence));
    }

    void stamp(String path, Stamp stamp) {
        stamp(at(path).id(), stamp);
    }

    private void stamp(NodeId id, Stamp stamp) {
        BaseNode node = nodes.get(id);
        put(
                new BaseNode(
                        id,
                        node.place(),
                        node.remoteName(),
                        node.kind(),
                        node.content(),
                        node.remoteId(),
                        Optional.of(stamp),
                        node.presence()));
    }

    /** Remembers everything that the look told, as if all of it had been synced. */
    void remember(LocalChanges changes) {
        Map<NodeId, NodeId> numbers = new HashMap<>();
        for (Fresh fresh : changes.fresh()) {
            NodeId id = new NodeId(++lastId);
            numbers.put(fresh.id(), id);
            put(node(id, canonical(fresh.place(), numbers), fresh));
        }
        changes.moved().forEach((id, place) -> move(id, canonical(place, numbers)));
        changes.restamped().forEach(this::stamp);
        for (Touched touched : changes.touched()) {
            stamp(touched.id(), touched.stamp());
        }
        changes.vanished().forEach(this::remove);
        changes.left().forEach(this::remove);
    }

    private static Place canonical(Place place, Map<NodeId, NodeId> numbers) {
        return new Place(numbers.getOrDefault(place.parent(), place.parent()), place.name());
    }

    private static BaseNode node(NodeId id, Place place, Fresh fresh) {
        return new BaseNode(
                id,
                place,
                Optional.empty(),
                fresh.kind(),
                fresh.kind() == NodeKind.FILE
                        ? Optional.of(new Content(Sha1.OF_EMPTY, fresh.stamp().size()))
                        : Optional.empty(),
                Optional.empty(),
                Optional.of(fresh.stamp()),
                Presence.BOTH);
    }

    private void move(NodeId id, Place place) {
        BaseNode node = nodes.get(id);
        put(
                new BaseNode(
                        id,
                        place,
                        node.remoteName(),
                        node.kind(),
                        node.content(),
                        node.remoteId(),
                        node.stamp(),
                        node.presence()));
    }
}
