package dev.caravan.plan;

import dev.caravan.plan.request.Base;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<RemoteId, BaseNode> byRemoteId = new HashMap<>();
    private final Map<NodeId, Set<NodeId>> below = new HashMap<>();
    private final Map<NodeId, Set<Content>> former = new HashMap<>();
    private long last;

    NodeId nextId() {
        return new NodeId(++last);
    }

    List<BaseNode> rows() {
        return List.copyOf(rows.values());
    }

    /** Writes a batch in one transaction. */
    void write(Ledger.Batch batch) {
        batch.removed().forEach(this::remove);
        batch.rows().forEach(this::noteFormer);
        batch.rows().forEach(row -> remove(row.id()));
        batch.rows().forEach(this::put);
        for (BaseNode row : rows.values()) {
            NodeId parent = row.place().parent();
            if (!parent.equals(NodeId.ROOT) && !rows.containsKey(parent)) {
                throw new IllegalStateException("a row without its folder: " + row);
            }
        }
    }

    private void noteFormer(BaseNode now) {
        node(now.id())
                .flatMap(BaseNode::content)
                .filter(before -> !Optional.of(before).equals(now.content()))
                .ifPresent(
                        before ->
                                former.computeIfAbsent(now.id(), id -> new HashSet<>())
                                        .add(before));
    }

    void put(BaseNode row) {
        remove(row.id());
        if (byPlace.containsKey(row.place())) {
            throw new IllegalStateException("the place is taken: " + row);
        }
        if (row.remoteId().flatMap(this::withRemoteId).isPresent()) {
            throw new IllegalStateException("the id is taken: " + row);
        }
        rows.put(row.id(), row);
        row.remoteId().ifPresent(id -> byRemoteId.put(id, row));
        byPlace.put(row.place(), row);
        below.computeIfAbsent(row.place().parent(), id -> new TreeSet<>()).add(row.id());
        last = Math.max(last, row.id().value());
    }

    private void remove(NodeId id) {
        BaseNode old = rows.remove(id);
        if (old != null) {
            old.remoteId().ifPresent(byRemoteId::remove);
            byPlace.remove(old.place());
            below.get(old.place().parent()).remove(id);
        }
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
    public Optional<BaseNode> withRemoteId(RemoteId id) {
        return Optional.ofNullable(byRemoteId.get(id));
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
    public List<BaseNode> calledOtherwiseOn115() {
        return rows.values().stream().filter(row -> row.remoteName().isPresent()).toList();
    }

    @Override
    public Set<Content> formerContents(NodeId file) {
        return former.getOrDefault(file, Set.of());
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
        former.forEach((id, all) -> copy.former.put(id, new HashSet<>(all)));
        copy.last = last;
        return copy;
    }

    @Override
    public String toString() {
        return rows.values().toString();
    }
}
