package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How far the files of the jobs were read again. */
public final class RereadStore {

    private final StateDatabase database;

    public RereadStore(StateDatabase database) {
        this.database = database;
    }

    /**
     * A place on the way through all files, by id and round and round.
     *
     * @param until so much was read as if every file were to be read in its time up to then
     * @param node the one that was read last
     */
    public record Progress(Instant until, NodeId node) {}

    /** Empty before anything was read again. */
    public Optional<Progress> find(JobId job) {
        return database.read(
                        s ->
                                s.first(
                                        "select reread_until, reread_node from job where id = ?",
                                        RereadStore::progress,
                                        job.value()))
                .orElse(Optional.empty());
    }

    public void put(JobId job, Progress progress) {
        database.write(
                s ->
                        s.update(
                                "update job set reread_until = ?, reread_node = ? where id = ?",
                                Columns.time(progress.until()),
                                progress.node().value(),
                                job.value()));
    }

    private static Optional<Progress> progress(Row row) throws SQLException {
        Optional<Instant> until = row.optionalTime("reread_until");
        return until.isPresent()
                ? Optional.of(new Progress(until.get(), new NodeId(row.number("reread_node"))))
                : Optional.empty();
    }
}
