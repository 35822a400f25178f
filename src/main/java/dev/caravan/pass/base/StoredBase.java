package dev.caravan.pass.base;

import dev.caravan.local.scan.BaseLookup;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import java.util.List;
import java.util.Optional;

/** The base as the local look asks for it, read from the state database. */
public record StoredBase(BaseStore store) implements BaseLookup {

    @Override
    public List<BaseNode> children(NodeId parent) {
        return store.children(parent);
    }

    @Override
    public List<BaseNode> byKey(FileKey key) {
        return store.byKey(key);
    }

    @Override
    public Optional<BaseNode> node(NodeId id) {
        return store.node(id);
    }
}
