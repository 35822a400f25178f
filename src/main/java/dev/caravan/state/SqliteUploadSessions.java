package dev.caravan.state;

import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.UploadedPart;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begun multipart uploads in the state database. */
public final class SqliteUploadSessions implements UploadSessions {

    private static final String BEGIN =
            """
            insert into upload_session (account, key, sha1, size, parent, name, pick_code, bucket,
                                        object, upload_id, part_size, started)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PART =
            """
            insert or replace into upload_part (account, key, number, etag, size)
            values (?, ?, ?, ?, ?)
            """;
    private static final String FORGET = "delete from upload_session where account = ? and key = ?";

    private final StateDatabase database;

    public SqliteUploadSessions(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<UploadSession> find(String account, String key) {
        return database.read(s -> find(s, account, key));
    }

    @Override
    public List<UploadSession> all(String account) {
        return database.read(
                s -> {
                    List<String> keys =
                            s.list(
                                    "select key from upload_session where account = ? order by key",
                                    row -> row.text("key"),
                                    account);
                    List<UploadSession> sessions = new ArrayList<>();
                    for (String key : keys) {
                        find(s, account, key).ifPresent(sessions::add);
                    }
                    return sessions;
                });
    }

    @Override
    public void save(UploadSession session) {
        database.write(
                s -> {
                    // Takes the parts with it.
                    s.update(FORGET, session.account(), session.key());
                    begin(s, session);
                    for (UploadedPart part : session.parts()) {
                        store(s, session.account(), session.key(), part);
                    }
                    return true;
                });
    }

    @Override
    public void partStored(String account, String key, UploadedPart part, Instant at) {
        database.write(
                s -> {
                    s.update(
                            "update upload_session set started = ? where account = ? and key = ?",
                            Columns.time(at),
                            account,
                            key);
                    return store(s, account, key, part);
                });
    }

    @Override
    public void forget(String account, String key) {
        database.write(s -> s.update(FORGET, account, key));
    }

    private static void begin(Session to, UploadSession session) throws SQLException {
        to.update(
                BEGIN,
                session.account(),
                session.key(),
                session.content().sha1().toString(),
                session.content().size(),
                session.parent().value(),
                session.name(),
                session.pickCode(),
                session.bucket(),
                session.object(),
                session.uploadId(),
                session.partSize(),
                Columns.time(session.started()));
    }

    private static int store(Session to, String account, String key, UploadedPart part)
            throws SQLException {
        return to.update(PART, account, key, part.number(), part.etag(), part.size());
    }

    private static Optional<UploadSession> find(Session from, String account, String key)
            throws SQLException {
        List<UploadedPart> parts =
                from.list(
                        "select * from upload_part where account = ? and key = ? order by number",
                        row ->
                                new UploadedPart(
                                        (int) row.number("number"),
                                        row.text("etag"),
                                        row.number("size")),
                        account,
                        key);
        return from.first(
                "select * from upload_session where account = ? and key = ?",
                row -> session(row, parts),
                account,
                key);
    }

    private static UploadSession session(Row row, List<UploadedPart> parts) throws SQLException {
        return new UploadSession(
                row.text("account"),
                row.text("key"),
                new Content(Sha1.parse(row.text("sha1")), row.number("size")),
                new RemoteId(row.text("parent")),
                row.text("name"),
                row.text("pick_code"),
                row.text("bucket"),
                row.text("object"),
                row.text("upload_id"),
                row.number("part_size"),
                parts,
                row.time("started"));
    }
}
