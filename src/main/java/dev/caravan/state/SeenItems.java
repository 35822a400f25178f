package dev.caravan.state;

import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** The items of one look, as rows of its scratch file. */
final class SeenItems {

    private static final String TABLE =
            """
            create table seen (
                id        any not null,
                parent    any not null,
                name      text not null,
                kind      integer not null,
                content   blob,
                pick_code text,
                state     integer not null
            ) strict
            """;
    private static final String INSERT = "insert into seen values (?, ?, ?, ?, ?, ?, ?)";

    // An item that slid from one page to the next is listed twice; the later row is the truer one.
    private static final String REMOVE_OLDER =
            """
            delete from seen where id in (select id from seen group by id having count(*) > 1)
                and rowid not in (select max(rowid) from seen group by id)
            """;

    private static final NodeKind[] KINDS = NodeKind.values();
    private static final RemoteItem.State[] STATES = RemoteItem.State.values();

    private SeenItems() {}

    static void prepare(Session session) throws SQLException {
        session.run(TABLE);
    }

    static void add(Session session, RemoteItem item) throws SQLException {
        PreparedStatement insert = session.statement(INSERT);
        insert.setObject(1, Columns.remoteId(item.id()));
        insert.setObject(2, Columns.remoteId(item.parent()));
        insert.setString(3, item.name());
        insert.setInt(4, item.kind().ordinal());
        insert.setBytes(5, item.content().map(Columns::content).orElse(null));
        insert.setString(6, item.pickCode().orElse(null));
        insert.setInt(7, item.state().ordinal());
        insert.executeUpdate();
    }

    /**
     * Makes the items findable; an index made at the end costs a fraction of one kept all along.
     */
    static void index(Session session) throws SQLException {
        session.run("create index seen_id on seen (id)");
        session.run("create index seen_folder on seen (parent) where kind = 1");
        session.update(REMOVE_OLDER);
        session.run("create table holder (id any primary key) strict, without rowid");
        session.update("insert or ignore into holder select parent from seen");
    }

    /** Adds one more to items that are findable already. */
    static void addIndexed(Session session, RemoteItem item) throws SQLException {
        session.update("delete from seen where id = ?", Columns.remoteId(item.id()));
        add(session, item);
        session.update("insert or ignore into holder values (?)", Columns.remoteId(item.parent()));
    }

    static RemoteItem item(Row row) throws SQLException {
        byte[] content = row.bytes("content");
        return new RemoteItem(
                new RemoteId(row.any("id").toString()),
                new RemoteId(row.any("parent").toString()),
                row.text("name"),
                KINDS[(int) row.number("kind")],
                content == null ? Optional.empty() : Optional.of(Columns.content(content)),
                row.optionalText("pick_code"),
                STATES[(int) row.number("state")]);
    }
}
