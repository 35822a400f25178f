package dev.caravan.state;

import dev.caravan.cause.Cause;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passes of all jobs, newest first. */
public final class PassStore {

    private static final String END =
            """
            update pass set ended = ?, result = ?, reason = ?, cause = ?, files = ?, bytes = ?,
                uploaded = ?, rapid = ?, downloaded = ?, moved = ?, trashed = ?, conflicts = ?,
                failed = ?, skipped = ?, held = ?, api_calls = ?, rapid_bytes = ?
            where id = ?
            """;
    private static final String OF_JOB =
            "select * from pass where job = ? order by id desc limit ?";
    private static final String LAST_ENDED =
            "select * from pass where job = ? and ended is not null order by id desc limit 1";
    private static final String LAST_SUCCESS =
            """
            select ended from pass where job = ? and result in ('ok', 'warnings')
            order by id desc limit 1
            """;
    private static final String TROUBLED =
            """
            select id from pass where job = ? and coalesce(ended, started) >= ?
                and (result is null or result not in ('ok', 'warnings')) limit 1
            """;
    private static final String PRUNE =
            """
            delete from pass where job = ? and id <=
                (select id from pass where job = ? order by id desc limit 1 offset ?)
            """;

    private final StateDatabase database;

    public PassStore(StateDatabase database) {
        this.database = database;
    }

    /** Remembers that a pass begins, and returns its number. */
    public long begin(JobId job, String trigger, Instant started) {
        return database.write(
                s ->
                        s.insert(
                                "insert into pass (job, trigger, started) values (?, ?, ?)",
                                job.value(),
                                trigger,
                                Columns.time(started)));
    }

    /** Remembers how a pass ended. */
    public void end(
            long pass,
            Instant ended,
            PassResult result,
            Optional<String> reason,
            Optional<Cause> cause,
            PassCounts counts) {
        database.write(
                s ->
                        s.update(
                                END,
                                Columns.time(ended),
                                result.word(),
                                reason.orElse(null),
                                cause.map(Cause::word).orElse(null),
                                counts.files(),
                                counts.bytes(),
                                counts.uploaded(),
                                counts.rapid(),
                                counts.downloaded(),
                                counts.moved(),
                                counts.trashed(),
                                counts.conflicts(),
                                counts.failed(),
                                counts.skipped(),
                                counts.held(),
                                counts.apiCalls(),
                                counts.rapidBytes(),
                                pass));
    }

    /** The newest passes of a job, those included that run or were cut off. */
    public List<PassRecord> history(JobId job, int limit) {
        return database.read(s -> s.list(OF_JOB, PassStore::pass, job.value(), limit));
    }

    /** The last pass that came to an end. */
    public Optional<PassRecord> last(JobId job) {
        return database.read(s -> s.first(LAST_ENDED, PassStore::pass, job.value()));
    }

    /** When a pass last left everything in step. */
    public Optional<Instant> lastSuccess(JobId job) {
        return database.read(s -> s.first(LAST_SUCCESS, row -> row.time("ended"), job.value()));
    }

    /** Whether each pass that ended since then, or has not ended, left everything in step. */
    public boolean wentWell(JobId job, Instant since) {
        return database.read(
                s ->
                        s.first(TROUBLED, row -> row.number("id"), job.value(), Columns.time(since))
                                .isEmpty());
    }

    /** Forgets all but the newest {@code keep} passes of a job. */
    public void prune(JobId job, int keep) {
        database.write(s -> s.update(PRUNE, job.value(), job.value(), keep));
    }

    private static PassRecord pass(Row row) throws SQLException {
        return new PassRecord(
                row.number("id"),
                new JobId(row.number("job")),
                row.text("trigger"),
                row.time("started"),
                row.optionalTime("ended"),
                row.optionalText("result").map(word -> Columns.fromWord(PassResult.class, word)),
                row.optionalText("reason"),
                row.optionalText("cause").map(Cause::parse),
                counts(row));
    }

    private static PassCounts counts(Row row) throws SQLException {
        return new PassCounts(
                row.number("files"),
                row.number("bytes"),
                row.number("uploaded"),
                row.number("rapid"),
                row.number("downloaded"),
                row.number("moved"),
                row.number("trashed"),
                row.number("conflicts"),
                row.number("failed"),
                row.number("skipped"),
                row.number("held"),
                row.number("api_calls"),
                row.number("rapid_bytes"));
    }
}
