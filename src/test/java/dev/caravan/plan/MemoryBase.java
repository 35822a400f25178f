package dev.caravan.plan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A base in memory. */
final class MemoryBase implements Base {

    private final Map<NodeId, BaseNode> rows = new TreeMap<>();
    private final Map<Place, BaseNode> byPlace = new HashMap<>();
    private final Map<NodeId, Set<NodeId>> below = new HashMap<>();
    private long last;

    NodeId nextId() {
        return new NodeId(++last);
    }

    List<BaseNode> rows() {
        return List.copyOf(rows.values());
    }

    /** Writes rows in one transaction. */
    void putAll(List<BaseNode> changed) {
        changed.forEach(row -> remove(row.id()));
        changed.forEach(this::put);
    }

    void put(BaseNode row) {
        remove(row.id());
        if (byPlace.containsKey(row.place())) {
            throw new IllegalStateException("the place is taken: " + row);
        }
        rows.put(row.id(), row);
        byPlace.put(row.place(), row);
        below.computeIfAbsent(row.place().parent(), id -> new TreeSet<>()).add(row.id());
        last = Math.max(last, row.id().value());
    }

    void remove(NodeId id) {
        BaseNode old = rows.remove(id);
        if (old != null) {
            byPlace.remove(old.place());
            below.get(old.place().parent()).remove(id);
        }
    }

    void removeWithBelow(NodeId id) {
        for (BaseNode child : children(id)) {
            removeWithBelow(child.id());
        }
        remove(id);
    }

    @Override
    public Optional<BaseNode> node(NodeId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<BaseNode> child(NodeId parent, String name) {
        return Optional.ofNullable(byPlace.get(new Place(parent, name)));
    }

    @Override
    public List<BaseNode> children(NodeId parent) {
        List<BaseNode> children = new ArrayList<>();
        for (NodeId id : below.getOrDefault(parent, Set.of())) {
            children.add(rows.get(id));
        }
        return children;
    }

    @Override
    public long filesOnBothSides() {
        long files = 0;
        for (BaseNode row : rows.values()) {
            if (row.kind() == NodeKind.FILE && row.presence() == Presence.BOTH) {
                files++;
            }
        }
        return files;
    }

    MemoryBase copy() {
        MemoryBase copy = new MemoryBase();
        rows.values().forEach(copy::put);
        copy.last = last;
        return copy;
    }

    @Override
    public String toString() {
        return rows.values().toString();
    }
}
