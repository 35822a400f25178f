package dev.caravan.pass.remember;

import dev.caravan.pass.base.ListedConflicts;
import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Trash;
import dev.caravan.state.BaseStore;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.DeletionStore;
import dev.caravan.state.JobId;
import dev.caravan.state.ReplacementStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what an operation came to: into the base and into the journal, both or neither (DR-3,
 * DR-22).
 */
public final class Remembering {

    /** Longer than anybody asks back. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final StateDatabase database;
    private final Records records;
    private final DeletionStore deletions;
    private final ReplacementStore replacements;
    private final Map<JobId, BaseStore> stores = new ConcurrentHashMap<>();

    public Remembering(StateDatabase database, Records records) {
        this.database = database;
        this.records = records;
        this.deletions = new DeletionStore(database);
        this.replacements = new ReplacementStore(database);
    }

    public StateDatabase database() {
        return database;
    }

    Instant now() {
        return records.now();
    }

    public BaseStore store(RunningPass pass) {
        return stores.computeIfAbsent(pass.key(), key -> new BaseStore(database, key));
    }

    PassBase base(RunningPass pass) {
        return pass.base(() -> new PassBase(store(pass), conflicts(pass)));
    }

    private ListedConflicts conflicts(RunningPass pass) {
        return new ListedConflicts(new ConflictStore(database), store(pass), pass.key());
    }

    /** Brings to the database what the pass has told its base. */
    void write(RunningPass pass) {
        base(pass).write(pass.sight().round());
    }

    /**
     * The operation is done.
     *
     * @param rows tells the base of the pass what it came to
     * @param evidence what proved it
     */
    void done(Step step, Runnable rows, String evidence) {
        database.together(
                () -> {
                    rows.run();
                    write(step.pass());
                    count(step);
                    records.done(step, evidence);
                });
        step.pass().setbacks().worked();
    }

    /** Something more about what was done already. */
    void also(Step step, Runnable rows) {
        database.together(
                () -> {
                    rows.run();
                    write(step.pass());
                });
    }

    /** Something could not be done that no operation stands for. */
    public void left(RunningPass pass, RelativePath path, Exception problem) {
        records.failures().left(pass, path, Trouble.of(problem));
    }

    private void count(Step step) {
        Operation operation = step.operation();
        JobId job = step.pass().key();
        Instant now = records.now();
        if (operation.deletedFiles() > 0) {
            deletions.add(job, operation.deletedFiles(), now, now.minus(KEPT));
        }
        // What a person let go ahead is no reason to ask again about the next single edit.
        if (operation.replacedFiles() > 0 && !step.pass().isApproved(operation)) {
            replacements.add(job, operation.node(), now, now.minus(KEPT));
        }
    }

    /** Adds what the base says of items that are in the trash now. */
    void afterwards(RunningPass pass, Trash trash) {
        PassBase base = base(pass);
        switch (trash.afterwards()) {
            case FORGET -> trash.nodes().forEach(base::forget);
            case KEEP -> {}
            case LOCAL_ONLY ->
                    trash.nodes().forEach(node -> expectOn(base, node, Presence.LOCAL_ONLY));
            case REMOTE_ONLY ->
                    trash.nodes().forEach(node -> expectOn(base, node, Presence.REMOTE_ONLY));
        }
    }

    private static void expectOn(PassBase base, NodeId node, Presence presence) {
        base.row(node).ifPresent(row -> base.remember(row.expectedOn(presence)));
    }

    /** What gave way to an operation is no node of the base any more. */
    void forgetOccupant(RunningPass pass, Occupant occupant) {
        occupant.nodes().forEach(base(pass)::forget);
    }

    /** The row with another place and name on 115. */
    public static BaseNode at(BaseNode row, Place place, String nameOn115, Optional<Stamp> stamp) {
        return new BaseNode(
                row.id(),
                place,
                differing(place.name(), nameOn115),
                row.kind(),
                row.content(),
                row.remoteId(),
                stamp,
                row.presence());
    }

    static Optional<String> differing(String local, String nameOn115) {
        return local.equals(nameOn115) ? Optional.empty() : Optional.of(nameOn115);
    }
}
