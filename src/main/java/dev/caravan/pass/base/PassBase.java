package dev.caravan.pass.base;

import dev.caravan.plan.Ledger.Batch;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The base while one pass changes it: outcomes come in one by one and reach the database in batches
 * that keep it sound.
 *
 * <p>Nodes that the plan had just met get their numbers here. Several transfers remember at once.
 */
public final class PassBase {

    private final BaseStore store;
    private final ListedConflicts conflicts;
    private final dev.caravan.plan.Ledger outcomes;
    private final Map<NodeId, NodeId> numbers = new HashMap<>();

    public PassBase(BaseStore store, ListedConflicts conflicts) {
        this.store = store;
        this.conflicts = conflicts;
        this.outcomes = new dev.caravan.plan.Ledger(new BaseView(store));
    }

    /** The number of a node of the plan; empty when nothing was remembered of it yet. */
    synchronized Optional<NodeId> known(NodeId planned) {
        return planned.inBase() ? Optional.of(planned) : Optional.ofNullable(numbers.get(planned));
    }

    /** The number of a node of the plan; one that was just met gets its own now. */
    public NodeId number(NodeId planned) {
        Optional<NodeId> known = known(planned);
        if (known.isPresent()) {
            return known.get();
        }
        // Not under our own lock: the store needs the writer, whose holder may be waiting for us.
        NodeId fresh = store.nextId();
        synchronized (this) {
            numbers.putIfAbsent(planned, fresh);
            return known(planned).orElse(fresh);
        }
    }

    /** A place of the plan in the numbers of the base. */
    public synchronized Place place(Place planned) {
        NodeId parent =
                known(planned.parent())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the base does not know the folder of " + planned));
        return new Place(parent, planned.name());
    }

    /** The row of a node as it is, or will be once it can be written. */
    public synchronized Optional<BaseNode> row(NodeId planned) {
        return known(planned).flatMap(outcomes::row);
    }

    public synchronized void remember(BaseNode row) {
        outcomes.remember(row);
    }

    public synchronized void forget(NodeId planned) {
        known(planned).ifPresent(outcomes::forget);
    }

    /** Whether an item on 115 has become another node's meanwhile. */
    public synchronized boolean isTaken(RemoteId item, NodeId planned) {
        return outcomes.isTaken(item, known(planned).orElse(planned));
    }

    /**
     * Brings to the database what can be written by now; to be called inside a transaction.
     *
     * @param round when what is looked at now was begun
     */
    public synchronized void write(Instant round) {
        Batch batch = outcomes.take();
        if (!batch.isEmpty()) {
            conflicts.changing(
                    batch.rows(), round, () -> store.change(batch.removed(), batch.rows()));
        }
    }
}
