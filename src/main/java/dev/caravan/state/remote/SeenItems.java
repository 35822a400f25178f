package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
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

    /** Where old versions are kept on 115: no part of the tree. */
    private static final String VERSIONS = ".caravan-versions";

    private static final String OWN_ITEMS =
            """
            with recursive own (id) as (
                select id from seen where kind = 1 and parent = ? and name = ?
                union
                select s.id from own join seen s on s.parent = own.id and s.kind = 1)
            insert or ignore into own_folder select id from own
            """;
    private static final String REMOVE_OWN_ITEMS =
            """
            delete from seen where exists (select 1 from own_folder) and (
                id in (select id from own_folder) or parent in (select id from own_folder))
            """;
    private static final String BANISH_BELOW =
            """
            with recursive below (id) as (
                select id from banished
                union
                select s.id from below join seen s on s.parent = below.id and s.kind = 1)
            insert or ignore into banished select id from below
            """;
    private static final NodeKind[] KINDS = NodeKind.values();
    private static final RemoteItem.State[] STATES = RemoteItem.State.values();

    private SeenItems() {}

    static void prepare(Session session) throws SQLException {
        session.run(TABLE);
    }

    /** Adds an item to those that {@link #write} will write. */
    static void add(Session session, RemoteItem item) throws SQLException {
        PreparedStatement insert = session.statement(INSERT);
        insert.setObject(1, Columns.remoteId(item.id()));
        insert.setObject(2, Columns.remoteId(item.parent()));
        insert.setString(3, item.name());
        insert.setInt(4, item.kind().ordinal());
        insert.setBytes(5, item.content().map(Columns::content).orElse(null));
        insert.setString(6, item.pickCode().orElse(null));
        insert.setInt(7, item.state().ordinal());
        insert.addBatch();
    }

    static void write(Session session) throws SQLException {
        session.statement(INSERT).executeBatch();
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
        write(session);
        session.update("insert or ignore into holder values (?)", Columns.remoteId(item.parent()));
    }

    /** Takes away what is ours alone: the folder of old versions and everything in it. */
    static void removeOwn(Session session, RemoteId root) throws SQLException {
        session.run("create table own_folder (id any primary key) strict, without rowid");
        session.update(OWN_ITEMS, Columns.remoteId(root), VERSIONS);
        session.update(REMOVE_OWN_ITEMS);
        session.update("delete from holder where id in (select id from own_folder)");
    }

    /** Takes away items, and what lies in those that are folders. */
    static void removeWithAllBelow(Session session, Collection<RemoteId> items)
            throws SQLException {
        session.run(
                "create table if not exists banished (id any primary key) strict, without rowid");
        for (RemoteId item : items) {
            session.update("insert or ignore into banished values (?)", Columns.remoteId(item));
        }
        session.update(BANISH_BELOW);
        session.update(
                "delete from seen where id in (select id from banished)"
                        + " or parent in (select id from banished)");
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
