package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which files of the base were seen on 115 under their id, at their place and with their content,
 * and since when. What is said of an older content or another id does not count.
 */
public final class VerifiedStore {

    private static final String NOTE =
            """
            insert into verified (node, remote_id, content, at)
            select id, remote_id, content, ? from base
            where id = ? and remote_id is not null and content is not null
            on conflict (node) do update set
                remote_id = excluded.remote_id, content = excluded.content, at = excluded.at,
                asked = null
            """;

    private static final String SINCE =
            """
            select b.id & 0xffffffffff as node, v.asked from verified v join base b on b.id = v.node
            where v.node between ? and ? and v.at <= ? and b.kind = 0 and b.presence = 0
                and b.remote_id = v.remote_id and b.content = v.content
            order by v.at, v.node
            """;

    private static final String TIDY =
            "delete from verified where node between ? and ?"
                    + " and not exists (select 1 from base b where b.id = node)";

    private final StateDatabase database;

    public VerifiedStore(StateDatabase database) {
        this.database = database;
    }

    /** These files have just been seen. */
    public void note(JobId job, Collection<NodeId> seen, Instant at) {
        database.write(
                s -> {
                    for (NodeId node : seen) {
                        s.update(NOTE, Columns.time(at), job.stored(node.value()));
                    }
                    return s.update(TIDY, job.stored(0), job.last());
                });
    }

    /** 115 was asked for this very file, and showed it as it should be. */
    public void asked(JobId job, NodeId node, Instant at) {
        database.write(
                s ->
                        s.update(
                                "update verified set asked = ? where node = ?",
                                Columns.time(at),
                                job.stored(node.value())));
    }

    /** 115 did not show this file as it should be: the wait begins anew. */
    public void revoke(JobId job, NodeId node) {
        database.write(
                s -> s.update("delete from verified where node = ?", job.stored(node.value())));
    }

    /** The files that were seen at this time or before, and are still the same; oldest first. */
    public List<Sighting> seenBy(JobId job, Instant time) {
        return database.read(
                s ->
                        s.list(
                                SINCE,
                                row ->
                                        new Sighting(
                                                new NodeId(row.number("node")),
                                                row.optionalTime("asked")),
                                job.stored(0),
                                job.last(),
                                Columns.time(time)));
    }

    /**
     * A file that was seen.
     *
     * @param asked when 115 was last asked for this very id; empty when only listings showed it
     */
    public record Sighting(NodeId node, Optional<Instant> asked) {}
}
