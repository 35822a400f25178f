package dev.caravan.pass.base;

import dev.caravan.plan.request.Base;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The base as the planner asks for it, read from the state database. */
public record BaseView(BaseStore store) implements Base {

    @Override
    public Optional<BaseNode> node(NodeId id) {
        return store.node(id);
    }

    @Override
    public Optional<BaseNode> child(NodeId parent, String name) {
        return parent.inBase() ? store.at(new Place(parent, name)) : Optional.empty();
    }

    @Override
    public List<BaseNode> children(NodeId parent) {
        return parent.inBase() ? store.children(parent) : List.of();
    }

    @Override
    public Optional<BaseNode> withRemoteId(RemoteId id) {
        return store.byRemoteId(id);
    }

    @Override
    public List<BaseNode> calledOtherwiseOn115() {
        return store.calledOtherwiseOn115();
    }

    @Override
    public Set<Content> formerContents(NodeId file) {
        return store.formerContents(file);
    }

    @Override
    public long filesOnBothSides() {
        return store.filesOnBothSides();
    }
}
