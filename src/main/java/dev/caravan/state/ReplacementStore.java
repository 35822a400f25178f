package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Which files each job overwrote lately, on whichever side: what the guard limits over a day. A
 * file that is edited again and again counts once.
 */
public final class ReplacementStore {

    private final StateDatabase database;

    public ReplacementStore(StateDatabase database) {
        this.database = database;
    }

    /** Notes that a file was overwritten; what is older than {@code forgotten} is not needed. */
    public void add(JobId job, NodeId file, Instant now, Instant forgotten) {
        database.write(
                s -> {
                    s.update(
                            "delete from replacement where job = ? and at < ?",
                            job.value(),
                            Columns.time(forgotten));
                    return s.update(
                            "insert or replace into replacement (job, node, at) values (?, ?, ?)",
                            job.value(),
                            file.value(),
                            Columns.time(now));
                });
    }

    /** The files that were overwritten since then. */
    public Set<NodeId> since(JobId job, Instant from) {
        return new HashSet<>(
                database.read(
                        s ->
                                s.list(
                                        "select node from replacement where job = ? and at >= ?",
                                        row -> new NodeId(row.number("node")),
                                        job.value(),
                                        Columns.time(from))));
    }
}
