package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The base of one job: what both sides last agreed on, node by node.
 *
 * <p>The root folder has no row. Each change is on disk when its method returns. Two nodes may
 * stand at one place between two changes that swap them; {@link StateDatabase#together} keeps that
 * from being seen.
 */
public final class BaseStore {

    private static final String SELECT = "select " + BaseRows.COLUMNS + " from base ";
    private static final String CHILDREN = SELECT + "where parent = ? order by name";
    private static final String BY_ID = SELECT + "where id = ?";
    private static final String BY_REMOTE_ID =
            SELECT + "where remote_id = ? and id between ? and ? order by presence, id";
    private static final String BY_KEY =
            SELECT
                    + "where substr(stamp, 1, 16) = ? and stamp is not null"
                    + " and id between ? and ? order by id";
    private static final String AT = SELECT + "where parent = ? and name = ? order by presence, id";
    private static final String ALL = SELECT + "where id between ? and ? order by id";

    private static final String CALLED_OTHERWISE =
            SELECT + "where remote_name is not null and id between ? and ? order by id";

    private static final String FILES_AFTER =
            SELECT + "where id > ? and id <= ? and kind = 0 order by id limit ?";

    private static final String COUNT = "select count(*) as n from base where id between ? and ?";

    private static final String REMOVE =
            """
            with recursive gone (id) as (
                select ?
                union
                select base.id from base join gone on base.parent = gone.id)
            delete from base where id in (select id from gone)
            """;

    private static final Comparator<BaseNode> BY_NAME =
            Comparator.comparing((BaseNode node) -> node.place().name());

    private final StateDatabase database;
    private final JobId job;
    private final NodeNumbers numbers;

    public BaseStore(StateDatabase database, JobId job) {
        this.database = database;
        this.job = job;
        this.numbers = new NodeNumbers(database, job);
    }

    /** What stands in a folder, sorted by name as {@link String} compares. */
    public List<BaseNode> children(NodeId folder) {
        List<BaseNode> children =
                database.read(
                        s -> BaseRows.nodes(s.statement(CHILDREN), job.stored(folder.value())));
        // SQLite sorts by bytes, which differs from String only beyond the basic plane.
        children.sort(BY_NAME);
        return children;
    }

    public Optional<BaseNode> node(NodeId id) {
        return id.value() <= 0 ? Optional.empty() : first(BY_ID, job.stored(id.value()));
    }

    public Optional<BaseNode> byRemoteId(RemoteId id) {
        return first(BY_REMOTE_ID, Columns.remoteId(id), job.stored(0), job.last());
    }

    /**
     * The nodes that were last seen with this device and inode: several when there are hard links.
     */
    public List<BaseNode> byKey(FileKey key) {
        return database.read(
                s ->
                        BaseRows.nodes(
                                s.statement(BY_KEY), Columns.key(key), job.stored(0), job.last()));
    }

    public Optional<BaseNode> at(Place place) {
        return first(AT, job.stored(place.parent().value()), place.name());
    }

    /** The node at a path; empty for the root, which has none. */
    public Optional<BaseNode> at(RelativePath path) {
        return new BasePaths(this).at(path);
    }

    /** Where a node stands; empty when it, or a folder above it, is not in the base. */
    public Optional<RelativePath> path(NodeId id) {
        return new BasePaths(this).of(id);
    }

    /** These nodes and every folder above them, by id: all that a plan about them needs to know. */
    public SortedMap<NodeId, BaseNode> withAncestors(Collection<NodeId> ids) {
        return database.read(
                s -> {
                    SortedMap<NodeId, BaseNode> slice = new TreeMap<>();
                    for (NodeId id : ids) {
                        addWithAncestors(s, id, slice);
                    }
                    return slice;
                });
    }

    private void addWithAncestors(Session session, NodeId id, SortedMap<NodeId, BaseNode> slice)
            throws SQLException {
        NodeId at = id;
        while (at.value() > 0 && !slice.containsKey(at)) {
            List<BaseNode> found = BaseRows.nodes(session.statement(BY_ID), job.stored(at.value()));
            if (found.isEmpty()) {
                return;
            }
            slice.put(at, found.get(0));
            at = found.get(0).place().parent();
        }
    }

    /**
     * Shows every node once, in the order of ids; nothing else may be read meanwhile by {@code
     * each}.
     */
    public void forEach(Consumer<BaseNode> each) {
        database.read(
                s -> {
                    PreparedStatement all = s.statement(ALL);
                    all.setLong(1, job.stored(0));
                    all.setLong(2, job.last());
                    try (ResultSet rows = all.executeQuery()) {
                        while (rows.next()) {
                            each.accept(BaseRows.node(rows));
                        }
                    }
                    return true;
                });
    }

    /** The next files by id after a node, at most so many. */
    public List<BaseNode> filesAfter(NodeId node, int limit) {
        return database.read(
                s ->
                        BaseRows.nodes(
                                s.statement(FILES_AFTER),
                                job.stored(node.value()),
                                job.last(),
                                limit));
    }

    /** The nodes whose name on 115 is another than here. */
    public List<BaseNode> calledOtherwiseOn115() {
        return database.read(
                s -> BaseRows.nodes(s.statement(CALLED_OTHERWISE), job.stored(0), job.last()));
    }

    /** The last few contents that a file had before the one it has. */
    public Set<Content> formerContents(NodeId file) {
        return database.read(
                s ->
                        Set.copyOf(
                                s.list(
                                        "select content from former where node = ?",
                                        row -> Columns.content(row.bytes("content")),
                                        job.stored(file.value()))));
    }

    public long count() {
        return count("");
    }

    /** How many files are expected on both sides. */
    public long filesOnBothSides() {
        return count(" and kind = 0 and presence = 0");
    }

    private long count(String condition) {
        return database.read(
                s ->
                        s.first(
                                        COUNT + condition,
                                        row -> row.number("n"),
                                        job.stored(0),
                                        job.last())
                                .orElse(0L));
    }

    /** A number that no node of this job ever had. */
    public NodeId nextId() {
        return numbers.next();
    }

    /** Remembers a node, or replaces what was remembered of it. */
    public void put(BaseNode node) {
        putAll(List.of(node));
    }

    /** Remembers many nodes in one transaction. */
    public void putAll(Collection<BaseNode> nodes) {
        database.write(
                s -> {
                    PreparedStatement put = s.statement(BaseRows.PUT);
                    for (BaseNode node : nodes) {
                        BaseRows.bind(put, job, node);
                        put.addBatch();
                    }
                    put.executeBatch();
                    return nodes.size();
                });
    }

    /**
     * Forgets and remembers nodes in one transaction: forgotten is what is named, and nothing below
     * it, because that may have found another place.
     */
    public void change(Collection<NodeId> forgotten, Collection<BaseNode> remembered) {
        database.write(
                s -> {
                    for (NodeId id : forgotten) {
                        s.update("delete from base where id = ?", job.stored(id.value()));
                    }
                    putAll(remembered);
                    return remembered.size();
                });
    }

    /** Forgets a node and everything below it. */
    public void remove(NodeId id) {
        if (id.value() <= 0) {
            throw new IllegalArgumentException("not a node of the base: " + id);
        }
        database.write(s -> s.update(REMOVE, job.stored(id.value())));
    }

    private Optional<BaseNode> first(String sql, @Nullable Object... values) {
        return database.read(s -> BaseRows.nodes(s.statement(sql), values)).stream().findFirst();
    }
}
