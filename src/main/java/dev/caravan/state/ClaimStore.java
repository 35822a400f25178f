package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The uploads that 115 confirmed but that no listing has shown yet. */
public final class ClaimStore {

    private final StateDatabase database;

    public ClaimStore(StateDatabase database) {
        this.database = database;
    }

    public void add(JobId job, RemoteId id, Instant at) {
        database.write(
                s ->
                        s.update(
                                "insert or replace into claim (job, remote_id, at) values (?, ?, ?)",
                                job.value(),
                                Columns.remoteId(id),
                                Columns.time(at)));
    }

    /** Whoever made it is seen, or given up. */
    public void settle(JobId job, RemoteId id) {
        database.write(
                s ->
                        s.update(
                                "delete from claim where job = ? and remote_id = ?",
                                job.value(),
                                Columns.remoteId(id)));
    }

    /** What 115 shows of it is not what was sent, and will not be any more. */
    public void giveUp(JobId job, RemoteId id) {
        add(job, id, Instant.EPOCH);
    }

    /** Keeps these alone: a complete listing proved all the others. */
    public void settleAllBut(JobId job, List<Claim> open) {
        database.write(
                s -> {
                    s.update("delete from claim where job = ?", job.value());
                    open.forEach(claim -> add(job, claim.id(), claim.at()));
                    return open.size();
                });
    }

    /** Those made before a time, by id. */
    public List<Claim> madeBefore(JobId job, Instant time) {
        return database.read(
                s ->
                        s.list(
                                "select remote_id, at from claim where job = ? and at < ?"
                                        + " order by remote_id",
                                ClaimStore::claim,
                                job.value(),
                                Columns.time(time)));
    }

    public static Claim claim(Row row) throws SQLException {
        return new Claim(Columns.remoteId(row.any("remote_id")), row.time("at"));
    }
}
