package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.Claim;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.JobId;
import dev.caravan.state.database.Session;
import dev.caravan.tree.NodeId;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The questions that find out which copies a look proved and which it makes doubtful; asked when
 * {@link RemoteDifferences} has placed the folders.
 */
final class RemoteProofs {

    private static final String FRESHLY_VERIFIED =
            "select b.id & 0xffffffffff as verified from seen s "
                    + RemoteDifferences.JOINED_BASE
                    + """
                    join place p on p.id = s.parent and p.node = (b.parent & 0xffffffffff)
                    where s.kind = 0 and s.state = 0 and b.presence = 0 and s.content = b.content
                        and not exists (
                            select 1 from state.verified v where v.node = b.id
                                and v.remote_id = b.remote_id and v.content = b.content)
                    order by b.id
                    """;

    // An upload is proved by its file alone: whole, as it was sent, and where it was sent.
    private static final String OPEN_CLAIMS =
            """
            select c.remote_id, c.at from state.claim c
            where c.job = ?3 and not exists (
                select 1 from seen s
                join state.base b on b.remote_id = s.id and b.kind = 0
                    and b.id between ?1 and ?2
                join place p on p.id = s.parent and p.node = (b.parent & 0xffffffffff)
                where s.id = c.remote_id and s.kind = 0 and s.state = 0
                    and s.content = b.content)
            order by c.remote_id
            """;
    private static final String NOT_WHOLE =
            "select b.id & 0xffffffffff as node, s.state from seen s "
                    + RemoteDifferences.JOINED_BASE
                    + " where s.kind = 0 and s.state <> 0 order by b.id";

    private final Session session;
    private final JobId job;

    RemoteProofs(Session session, JobId job) {
        this.session = session;
        this.job = job;
    }

    /** Files that are as the base says, of which nobody knew that. */
    List<NodeId> freshlyVerified() throws SQLException {
        return session.list(
                FRESHLY_VERIFIED,
                row -> new NodeId(row.number("verified")),
                job.stored(0),
                job.last());
    }

    /** Uploads that 115 confirmed and that are not proved yet. */
    List<Claim> openClaims() throws SQLException {
        return session.list(OPEN_CLAIMS, ClaimStore::claim, job.stored(0), job.last(), job.value());
    }

    /** Files that are there, and either unfinished or blocked. */
    SortedMap<NodeId, RemoteItem.State> notWhole() throws SQLException {
        SortedMap<NodeId, RemoteItem.State> notWhole = new TreeMap<>();
        session.each(
                NOT_WHOLE,
                row ->
                        notWhole.put(
                                new NodeId(row.number("node")),
                                RemoteItem.State.values()[(int) row.number("state")]),
                job.stored(0),
                job.last());
        return notWhole;
    }
}
