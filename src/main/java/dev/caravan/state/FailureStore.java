package dev.caravan.state;

import dev.caravan.cause.Cause;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What fails at present: one row for a job, a path and an operation. */
public final class FailureStore {

    private static final String RECORD =
            """
            insert into failure (job, path, operation, cause, code, message, advice, attempts,
                                 first, last, next, changed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (job, path, operation) do update set
                cause = excluded.cause, code = excluded.code, message = excluded.message,
                advice = excluded.advice, attempts = excluded.attempts, last = excluded.last,
                next = excluded.next, changed = excluded.changed
            """;

    private final StateDatabase database;

    public FailureStore(StateDatabase database) {
        this.database = database;
    }

    public Optional<Failure> find(JobId job, RelativePath path, String operation) {
        return database.read(
                s ->
                        s.first(
                                "select * from failure where job = ? and path = ? and operation = ?",
                                FailureStore::failure,
                                job.value(),
                                path.toString(),
                                operation));
    }

    /**
     * Remembers the failure as it is now; where it is known already its first time stays. The
     * caller counts the attempts, because the back-off depends on them.
     */
    public void record(Failure failure) {
        database.write(
                s ->
                        s.update(
                                RECORD,
                                failure.job().value(),
                                failure.path().toString(),
                                failure.operation(),
                                failure.cause().word(),
                                failure.code(),
                                failure.message(),
                                failure.advice(),
                                failure.attempts(),
                                Columns.time(failure.first()),
                                Columns.time(failure.last()),
                                Columns.time(failure.next()),
                                Columns.number(failure.changedNs())));
    }

    /** One operation on the path is well again. */
    public void clear(JobId job, RelativePath path, String operation) {
        database.write(
                s ->
                        s.update(
                                "delete from failure where job = ? and path = ? and operation = ?",
                                job.value(),
                                path.toString(),
                                operation));
    }

    /** Forgets what did not fail again since then: the items are gone, or all is well with them. */
    public void clearOlder(JobId job, Instant than) {
        database.write(
                s ->
                        s.update(
                                "delete from failure where job = ? and last < ?",
                                job.value(),
                                Columns.time(than)));
    }

    /** Forgets what failed on the path before {@code than}, and not again. */
    public void clearOlder(JobId job, RelativePath path, Instant than) {
        database.write(
                s ->
                        s.update(
                                "delete from failure where job = ? and path = ? and last < ?",
                                job.value(),
                                path.toString(),
                                Columns.time(than)));
    }

    /** All failures of a job, by path. */
    public List<Failure> all(JobId job) {
        return database.read(
                s ->
                        s.list(
                                "select * from failure where job = ? order by path, operation",
                                FailureStore::failure,
                                job.value()));
    }

    public long count(JobId job) {
        return database.read(
                s ->
                        s.first(
                                        "select count(*) as n from failure where job = ?",
                                        row -> row.number("n"),
                                        job.value())
                                .orElse(0L));
    }

    /** The failures whose back-off is over. */
    public List<Failure> due(JobId job, Instant now) {
        return database.read(
                s ->
                        s.list(
                                "select * from failure where job = ? and next <= ? order by next, path",
                                FailureStore::failure,
                                job.value(),
                                Columns.time(now)));
    }

    /** Lets everything that fails in a job be tried again at once. */
    public int retry(JobId job, Instant now) {
        return database.write(
                s ->
                        s.update(
                                "update failure set next = ?, attempts = 0 where job = ?",
                                Columns.time(now),
                                job.value()));
    }

    /** Lets what fails on a path, or below it, be tried again at once; returns how much that is. */
    public int retry(JobId job, RelativePath path, Instant now) {
        int retried = 0;
        for (Failure failure : all(job)) {
            if (failure.path().isAtOrBelow(path)) {
                retried += retry(failure, now);
            }
        }
        return retried;
    }

    private int retry(Failure failure, Instant now) {
        return database.write(
                s ->
                        s.update(
                                """
                                update failure set next = ?, attempts = 0
                                where job = ? and path = ? and operation = ?
                                """,
                                Columns.time(now),
                                failure.job().value(),
                                failure.path().toString(),
                                failure.operation()));
    }

    private static Failure failure(Row row) throws SQLException {
        return new Failure(
                new JobId(row.number("job")),
                row.path("path"),
                row.text("operation"),
                Cause.parse(row.text("cause")),
                row.text("code"),
                row.text("message"),
                row.text("advice"),
                (int) row.number("attempts"),
                row.time("first"),
                row.time("last"),
                row.optionalTime("next"),
                row.optionalNumber("changed"));
    }
}
