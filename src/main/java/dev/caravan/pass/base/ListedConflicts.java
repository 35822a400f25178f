package dev.caravan.pass.base;

import dev.caravan.state.BaseStore;
import dev.caravan.state.Conflict;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.JobId;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The conflicts on a job's list, which go where their files go: a person who renames a folder has
 * settled none of those in it.
 */
public final class ListedConflicts {

    private final ConflictStore store;
    private final BaseStore base;
    private final JobId job;

    public ListedConflicts(ConflictStore store, BaseStore base, JobId job) {
        this.store = store;
        this.base = base;
        this.job = job;
    }

    /**
     * Changes the base and what the list says of it.
     *
     * @param rows that the change will bring
     * @param round when what is looked at now was begun; what was met since is listed as it will be
     */
    void changing(Collection<BaseNode> rows, Instant round, Runnable change) {
        if (rows.stream().noneMatch(this::moves)) {
            change.run();
            return;
        }
        List<Followed> followed =
                store.all(job).stream()
                        .filter(conflict -> conflict.at().isBefore(round))
                        .map(Followed::new)
                        .toList();
        change.run();
        followed.forEach(Followed::follow);
    }

    private boolean moves(BaseNode row) {
        return base.node(row.id()).filter(old -> !old.place().equals(row.place())).isPresent();
    }

    /** A conflict, with the nodes that its two paths lead to. */
    private final class Followed {

        private final Conflict conflict;
        private final Anchor path;
        private final Anchor copy;

        Followed(Conflict conflict) {
            this.conflict = conflict;
            this.path = anchor(conflict.path());
            this.copy = anchor(conflict.copy());
        }

        void follow() {
            Conflict now = conflict.at(path.now(), copy.now());
            if (conflict.hasCopy() && !now.hasCopy()) {
                // The copy took the name of the other, which is gone.
                store.close(conflict);
            } else if (!now.equals(conflict)) {
                store.replace(conflict, now);
            }
        }
    }

    /** The deepest node of the base on the way to a path. */
    private Anchor anchor(RelativePath path) {
        NodeId node = NodeId.ROOT;
        List<String> names = path.names();
        for (int i = 0; i < names.size(); i++) {
            Optional<BaseNode> next = base.at(new Place(node, names.get(i)));
            if (next.isEmpty()) {
                return new Anchor(path, node, names.subList(i, names.size()));
            }
            node = next.get().id();
        }
        return new Anchor(path, node, List.of());
    }

    /** A path that begins at a node. */
    private final class Anchor {

        private final RelativePath before;
        private final NodeId node;
        private final List<String> below;

        Anchor(RelativePath before, NodeId node, List<String> below) {
            this.before = before;
            this.node = node;
            this.below = below;
        }

        RelativePath now() {
            Optional<RelativePath> found = base.path(node);
            if (found.isEmpty()) {
                return before;
            }
            RelativePath path = found.get();
            for (String name : below) {
                path = path.child(name);
            }
            return path;
        }
    }
}
