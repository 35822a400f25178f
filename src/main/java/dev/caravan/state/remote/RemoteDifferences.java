package dev.caravan.state.remote;

import dev.caravan.look.RemoteFresh;
import dev.caravan.state.JobId;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The questions that find out in what the items of a look differ from the base, asked of SQLite, so
 * that only the differences come into memory.
 *
 * <p>A base node takes part by its id on 115, unless it is expected to be there no more. {@code
 * place} says which node stands for each known folder: the root, the folders of the base, and the
 * fresh ones.
 */
final class RemoteDifferences {

    /** Fresh items are numbered from here downwards; the local look's numbers stay above. */
    static final long FIRST_ID = -1_000_000_001L;

    static final String JOINED_BASE =
            """
            join state.base b on b.remote_id = s.id and b.kind = s.kind
                and b.id between ?1 and ?2 and b.presence <> 2
            """;

    private static final String PLACES =
            "create table place (id any primary key, node integer not null) strict, without rowid";
    private static final String PLACE_BASE =
            """
            insert or ignore into place
            select b.remote_id, b.id & 0xffffffffff from state.base b indexed by base_folder
            where b.kind = 1 and b.id between ?1 and ?2 and b.presence <> 2
                and b.remote_id is not null
            """;

    // By level, so that a folder comes before what it holds; never into our own versions.
    private static final String FRESH_FOLDERS =
            """
            with recursive fresh (id, parent, name, level) as (
                select s.id, s.parent, s.name, 0 from seen s join place p on p.id = s.parent
                where s.kind = 1 and not exists (select 1 from place q where q.id = s.id)
                union
                select s.id, s.parent, s.name, fresh.level + 1 from fresh
                join seen s on s.parent = fresh.id and s.kind = 1
                where not exists (select 1 from place q where q.id = s.id)
                order by 4, 3, 1)
            select id, parent, name from fresh
            """;
    private static final String FRESH_FILES =
            """
            select s.id, p.node, s.name, s.content from seen s join place p on p.id = s.parent
            where s.kind = 0 and s.state <> 1 and not exists (
                select 1 from state.base b where b.remote_id = s.id and b.kind = 0
                    and b.id between ?1 and ?2 and b.presence <> 2)
            order by p.node desc, s.name, s.id
            """;
    private static final String MOVED =
            "select b.id & 0xffffffffff as moved, p.node, s.name from seen s "
                    + JOINED_BASE
                    + """
                    join place p on p.id = s.parent
                    where (b.parent & 0xffffffffff) <> p.node
                        or coalesce(b.remote_name, b.name) <> s.name
                    """;
    private static final String CHANGED =
            "select b.id & 0xffffffffff as changed, s.content from seen s "
                    + JOINED_BASE
                    + " where s.kind = 0 and s.state <> 1 and s.content <> b.content";

    private static final String VANISHED_FILES =
            """
            select b.id & 0xffffffffff as vanished from state.base b
            where b.id between ?1 and ?2 and b.kind = 0 and b.presence <> 2
                and b.remote_id is not null
                and not exists (select 1 from seen s where s.id = b.remote_id and s.kind = 0)
            """;
    private static final String BELOW =
            """
            with recursive below (id) as (
                select ?
                union
                select b.id from below join state.base b on b.parent = below.id)
            select id & 0xffffffffff as below from below
            """;
    // A folder that is on 115 alone and whose item became another node's is nowhere.
    private static final String VANISHED_FOLDERS =
            """
            with recursive gone (id) as (
                select b.id from state.base b join confirmed_gone g on b.remote_id = g.id
                where b.kind = 1 and b.id between ?1 and ?2 and b.presence <> 2
                union
                select b.id from state.base b indexed by base_folder
                where b.kind = 1 and b.id between ?1 and ?2 and b.presence = 1
                    and b.remote_id is null
                union
                select b.id from gone join state.base b on b.parent = gone.id
                where b.kind = 1 and b.presence <> 2 and b.remote_id is not null
                    and not exists (select 1 from seen s where s.id = b.remote_id and s.kind = 1))
            select id & 0xffffffffff as vanished from gone
            """;

    private final Session session;
    private final JobId job;
    private long lastId = FIRST_ID + 1;

    RemoteDifferences(Session session, JobId job) {
        this.session = session;
        this.job = job;
    }

    /** Learns where the known folders are and names the fresh ones. */
    List<RemoteFresh> placeFolders(RemoteId root) throws SQLException {
        session.run("drop table if exists place");
        session.run(PLACES);
        session.update("insert into place values (?, 0)", Columns.remoteId(root));
        session.update(PLACE_BASE, job.stored(0), job.last());
        List<Seen> folders =
                session.list(
                        FRESH_FOLDERS,
                        row -> new Seen(row.any("id"), row.any("parent"), row.text("name")));
        List<RemoteFresh> fresh = new ArrayList<>();
        for (Seen folder : folders) {
            NodeId id = new NodeId(--lastId);
            session.update("insert into place values (?, ?)", folder.id(), id.value());
            Place place = new Place(nodeOf(folder.parent()).orElseThrow(), folder.name());
            fresh.add(
                    new RemoteFresh(
                            id,
                            Columns.remoteId(folder.id()),
                            place,
                            NodeKind.FOLDER,
                            Optional.empty()));
        }
        return fresh;
    }

    private record Seen(Object id, Object parent, String name) {}

    private Optional<NodeId> nodeOf(Object remoteId) throws SQLException {
        return session.first(
                "select node from place where id = ?",
                row -> new NodeId(row.number("node")),
                remoteId);
    }

    List<RemoteFresh> freshFiles() throws SQLException {
        return session.list(FRESH_FILES, this::freshFile, job.stored(0), job.last());
    }

    private RemoteFresh freshFile(Row row) throws SQLException {
        byte[] content = row.bytes("content");
        return new RemoteFresh(
                new NodeId(--lastId),
                Columns.remoteId(row.any("id")),
                place(row),
                NodeKind.FILE,
                content == null ? Optional.empty() : Optional.of(Columns.content(content)));
    }

    private static Place place(Row row) throws SQLException {
        return new Place(new NodeId(row.number("node")), row.text("name"));
    }

    SortedMap<NodeId, Place> moved() throws SQLException {
        SortedMap<NodeId, Place> moved = new TreeMap<>();
        session.each(
                MOVED,
                row -> moved.put(new NodeId(row.number("moved")), place(row)),
                job.stored(0),
                job.last());
        return moved;
    }

    Map<NodeId, Content> changed() throws SQLException {
        SortedMap<NodeId, Content> changed = new TreeMap<>();
        session.each(
                CHANGED,
                row ->
                        changed.put(
                                new NodeId(row.number("changed")),
                                Columns.content(row.bytes("content"))),
                job.stored(0),
                job.last());
        return changed;
    }

    /** The base folders among these. */
    Set<NodeId> baseFolders(Collection<RemoteId> ids) throws SQLException {
        Set<NodeId> nodes = new HashSet<>();
        for (RemoteId id : ids) {
            nodeOf(Columns.remoteId(id)).filter(NodeId::inBase).ifPresent(nodes::add);
        }
        return nodes;
    }

    /** Base nodes that are not there any more, except those below a folder that is not known. */
    Set<NodeId> vanished(Set<NodeId> unknown) throws SQLException {
        Set<NodeId> vanished = new HashSet<>();
        for (String question : List.of(VANISHED_FILES, VANISHED_FOLDERS)) {
            session.each(
                    question,
                    row -> vanished.add(new NodeId(row.number("vanished"))),
                    job.stored(0),
                    job.last());
        }
        for (NodeId folder : unknown) {
            session.each(
                    BELOW,
                    row -> vanished.remove(new NodeId(row.number("below"))),
                    job.stored(folder.value()));
        }
        return vanished;
    }
}
