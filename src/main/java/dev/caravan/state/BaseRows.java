package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base nodes as rows.
 *
 * <p>Reading a million of them takes about as long as the calls into SQLite that it needs, one per
 * column: so SQLite adds the small facts up into one number, and what that says is absent is not
 * asked for.
 */
final class BaseRows {

    /** The columns that {@link #node} expects, in its order. */
    static final String COLUMNS =
            """
            id, parent, name,
            kind | (presence << 1) | ((remote_name is not null) << 3) | ((content is not null) << 4)
                | ((stamp is not null) << 5) | ((typeof(remote_id) = 'integer') << 6)
                | ((typeof(remote_id) = 'text') << 7),
            remote_name, content, stamp, remote_id
            """;

    static final String PUT =
            """
            insert into base (id, parent, name, remote_name, kind, presence, content, stamp, remote_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
                parent = excluded.parent, name = excluded.name, remote_name = excluded.remote_name,
                kind = excluded.kind, presence = excluded.presence, content = excluded.content,
                stamp = excluded.stamp, remote_id = excluded.remote_id
            """;

    private static final int KIND = 1;
    private static final int PRESENCE = 3 << 1;
    private static final int REMOTE_NAME = 1 << 3;
    private static final int CONTENT = 1 << 4;
    private static final int STAMP = 1 << 5;
    private static final int NUMERIC_ID = 1 << 6;
    private static final int TEXT_ID = 1 << 7;

    private static final NodeKind[] KINDS = NodeKind.values();
    private static final Presence[] PRESENCES = Presence.values();

    private BaseRows() {}

    static BaseNode node(ResultSet row) throws SQLException {
        int facts = row.getInt(4);
        return new BaseNode(
                new NodeId(JobId.node(row.getLong(1))),
                new Place(new NodeId(JobId.node(row.getLong(2))), row.getString(3)),
                remoteName(row, facts),
                KINDS[facts & KIND],
                content(row, facts),
                remoteId(row, facts),
                stamp(row, facts),
                PRESENCES[(facts & PRESENCE) >> 1]);
    }

    /** All that a query answers. */
    static List<BaseNode> nodes(PreparedStatement query, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
        List<BaseNode> nodes = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                nodes.add(node(rows));
            }
        }
        return nodes;
    }

    private static Optional<String> remoteName(ResultSet row, int facts) throws SQLException {
        return (facts & REMOTE_NAME) == 0 ? Optional.empty() : Optional.of(row.getString(5));
    }

    private static Optional<Content> content(ResultSet row, int facts) throws SQLException {
        return (facts & CONTENT) == 0
                ? Optional.empty()
                : Optional.of(Columns.content(row.getBytes(6)));
    }

    private static Optional<Stamp> stamp(ResultSet row, int facts) throws SQLException {
        return (facts & STAMP) == 0
                ? Optional.empty()
                : Optional.of(Columns.stamp(row.getBytes(7)));
    }

    private static Optional<RemoteId> remoteId(ResultSet row, int facts) throws SQLException {
        if ((facts & NUMERIC_ID) != 0) {
            return Optional.of(new RemoteId(Long.toString(row.getLong(8))));
        }
        return (facts & TEXT_ID) == 0
                ? Optional.empty()
                : Optional.of(new RemoteId(row.getString(8)));
    }

    static void bind(PreparedStatement put, JobId job, BaseNode node) throws SQLException {
        put.setLong(1, job.stored(node.id().value()));
        put.setLong(2, job.stored(node.place().parent().value()));
        put.setString(3, node.place().name());
        put.setString(4, node.remoteName().orElse(null));
        put.setInt(5, node.kind().ordinal());
        put.setInt(6, node.presence().ordinal());
        put.setBytes(7, node.content().map(Columns::content).orElse(null));
        put.setBytes(8, node.stamp().map(Columns::stamp).orElse(null));
        put.setObject(9, node.remoteId().map(Columns::remoteId).orElse(null));
    }
}
