package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The replaced versions that still have to go, so that a crash between a replacement and its
 * clean-up leaves no litter.
 */
public final class SupersededStore {

    private static final String ADD =
            "insert or replace into superseded (job, remote_id, content, path, successor, parent, name)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final StateDatabase database;

    public SupersededStore(StateDatabase database) {
        this.database = database;
    }

    public void add(JobId job, Superseded old) {
        byte[] content = old.content().map(Columns::content).orElse(null);
        database.write(
                s ->
                        s.update(
                                ADD,
                                job.value(),
                                old.id().value(),
                                content,
                                old.path().toString(),
                                old.successor().value(),
                                old.parent().map(RemoteId::value).orElse(null),
                                old.name().orElse(null)));
    }

    public void gone(JobId job, RemoteId id) {
        database.write(
                s ->
                        s.update(
                                "delete from superseded where job = ? and remote_id = ?",
                                job.value(),
                                id.value()));
    }

    /** All that still have to go, by id. */
    public List<Superseded> all(JobId job) {
        return database.read(
                s ->
                        s.list(
                                "select * from superseded where job = ? order by remote_id",
                                SupersededStore::superseded,
                                job.value()));
    }

    private static Superseded superseded(Row row) throws SQLException {
        byte[] content = row.bytes("content");
        return new Superseded(
                new RemoteId(row.text("remote_id")),
                content == null ? Optional.empty() : Optional.of(Columns.content(content)),
                RelativePath.parse(row.text("path")),
                new RemoteId(row.text("successor")),
                row.optionalText("parent").map(RemoteId::new),
                row.optionalText("name"));
    }
}
