package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.Optional;

/** Where on 115 the folders of the jobs stood when they were found. */
public final class RemoteRootStore {

    private final StateDatabase database;

    public RemoteRootStore(StateDatabase database) {
        this.database = database;
    }

    /** A folder that holds the job's own one, and the name of that in it. */
    public record Standing(RemoteId parent, String name) {}

    public Optional<Standing> find(JobId job) {
        return database.read(
                        s ->
                                s.first(
                                        "select * from job where id = ?",
                                        RemoteRootStore::standing,
                                        job.value()))
                .orElse(Optional.empty());
    }

    public void put(JobId job, Standing standing) {
        database.write(
                s ->
                        s.update(
                                "update job set remote_parent = ?, remote_name = ? where id = ?",
                                Columns.remoteId(standing.parent()),
                                standing.name(),
                                job.value()));
    }

    private static Optional<Standing> standing(Row row) throws SQLException {
        Optional<String> name = row.optionalText("remote_name");
        return name.isPresent()
                ? Optional.of(new Standing(Columns.remoteId(row.any("remote_parent")), name.get()))
                : Optional.empty();
    }
}
