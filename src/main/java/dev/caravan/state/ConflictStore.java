package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.sql.SQLException;
import java.util.List;

/** The conflicts that nobody has dismissed yet. */
public final class ConflictStore {

    private static final String RECORD =
            """
            insert into conflict (job, path, copy_path, copy_side, at, reason)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final StateDatabase database;

    public ConflictStore(StateDatabase database) {
        this.database = database;
    }

    /** Remembers a conflict; the same two files are one conflict, however often it is met. */
    public void record(Conflict conflict) {
        database.write(
                s ->
                        s.update(
                                RECORD,
                                conflict.job().value(),
                                conflict.path().toString(),
                                conflict.copy().toString(),
                                conflict.side().word(),
                                Columns.time(conflict.at()),
                                conflict.reason()));
    }

    /** All conflicts of a job, by path. */
    public List<Conflict> all(JobId job) {
        return database.read(
                s ->
                        s.list(
                                "select * from conflict where job = ? order by path, copy_path",
                                ConflictStore::conflict,
                                job.value()));
    }

    public long count(JobId job) {
        return database.read(
                s ->
                        s.first(
                                        "select count(*) as n from conflict where job = ?",
                                        row -> row.number("n"),
                                        job.value())
                                .orElse(0L));
    }

    /**
     * Takes conflicts off the list in which a path is one of the two files, because a person
     * dismissed it. Returns how many.
     */
    public int dismiss(JobId job, RelativePath path) {
        return database.write(
                s ->
                        s.update(
                                "delete from conflict where job = ? and ? in (path, copy_path)",
                                job.value(),
                                path.toString()));
    }

    /** Takes one conflict off the list; others of the same file stay. */
    public void close(Conflict settled) {
        database.write(
                s ->
                        s.update(
                                "delete from conflict where job = ? and path = ? and copy_path = ?",
                                settled.job().value(),
                                settled.path().toString(),
                                settled.copy().toString()));
    }

    /** The files of a conflict have other paths now. */
    public void replace(Conflict old, Conflict now) {
        database.write(
                s ->
                        s.update(
                                "update or replace conflict set path = ?, copy_path = ?"
                                        + " where job = ? and path = ? and copy_path = ?",
                                now.path().toString(),
                                now.copy().toString(),
                                old.job().value(),
                                old.path().toString(),
                                old.copy().toString()));
    }

    private static Conflict conflict(Row row) throws SQLException {
        return new Conflict(
                new JobId(row.number("job")),
                row.path("path"),
                row.path("copy_path"),
                Columns.fromWord(Side.class, row.text("copy_side")),
                row.time("at"),
                row.text("reason"));
    }
}
