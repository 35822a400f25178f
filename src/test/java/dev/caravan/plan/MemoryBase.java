package dev.caravan.plan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A base in memory. */
final class MemoryBase implements Base {

    final Map<NodeId, BaseNode> rows = new TreeMap<>();
    private long last;

    NodeId nextId() {
        return new NodeId(++last);
    }

    private boolean isTaken(NodeId id, Place place) {
        return child(place.parent(), place.name()).filter(row -> !row.id().equals(id)).isPresent();
    }

    /** Writes rows in one transaction. */
    void putAll(List<BaseNode> changed) {
        changed.forEach(row -> rows.remove(row.id()));
        changed.forEach(this::put);
    }

    void put(BaseNode row) {
        if (isTaken(row.id(), row.place())) {
            throw new IllegalStateException("the place is taken: " + row);
        }
        rows.put(row.id(), row);
        last = Math.max(last, row.id().value());
    }

    void removeWithBelow(NodeId id) {
        for (BaseNode child : children(id)) {
            removeWithBelow(child.id());
        }
        rows.remove(id);
    }

    @Override
    public Optional<BaseNode> node(NodeId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<BaseNode> child(NodeId parent, String name) {
        return children(parent).stream().filter(row -> row.place().name().equals(name)).findFirst();
    }

    @Override
    public List<BaseNode> children(NodeId parent) {
        return rows.values().stream().filter(row -> row.place().parent().equals(parent)).toList();
    }

    @Override
    public long filesOnBothSides() {
        return rows.values().stream()
                .filter(row -> row.kind() == NodeKind.FILE && row.presence() == Presence.BOTH)
                .count();
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
