package dev.caravan.state;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldPlan.Decision;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The held plans, at most one for a job; no time ever turns one into a yes. */
public final class HeldStore {

    private static final String INSERT_PLAN =
            "insert into held_plan (job, id, cause, made, decision) values (?, ?, ?, ?, 'open')";
    private static final String INSERT_OPERATION =
            """
            insert into held_operation (job, position, kind, side, path, from_path, bytes, reason,
                                        expectation)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DECIDE =
            """
            update held_plan set decision = ?, decided = ?, decider = ?
            where job = ? and id = ? and decision = 'open'
            """;

    private final StateDatabase database;

    public HeldStore(StateDatabase database) {
        this.database = database;
    }

    /**
     * Holds a plan in place of the job's former one. The same plan again changes nothing: when it
     * was made and what was decided stay.
     */
    public void hold(HeldPlan plan) {
        database.write(
                s -> {
                    if (idOf(s, plan.job()).equals(Optional.of(plan.id()))) {
                        return false;
                    }
                    s.update("delete from held_plan where job = ?", plan.job().value());
                    s.update(
                            INSERT_PLAN,
                            plan.job().value(),
                            plan.id(),
                            plan.cause().word(),
                            Columns.time(plan.made()));
                    insertOperations(s, plan);
                    return true;
                });
    }

    private static void insertOperations(Session session, HeldPlan plan) throws SQLException {
        int position = 0;
        for (HeldOperation operation : plan.operations()) {
            session.update(
                    INSERT_OPERATION,
                    plan.job().value(),
                    position++,
                    operation.kind(),
                    operation.side().word(),
                    operation.path().toString(),
                    operation.from().map(RelativePath::toString).orElse(null),
                    operation.bytes(),
                    operation.reason(),
                    operation.expectation());
        }
    }

    /** Decides about an open plan; false when that plan is not held, or was decided before. */
    public boolean decide(JobId job, String plan, Decision decision, String decider, Instant now) {
        return database.write(
                        s ->
                                s.update(
                                        DECIDE,
                                        Columns.word(decision),
                                        Columns.time(now),
                                        decider,
                                        job.value(),
                                        plan))
                == 1;
    }

    public Optional<HeldPlan> find(JobId job) {
        return database.read(
                s -> {
                    List<HeldOperation> operations =
                            s.list(
                                    "select * from held_operation where job = ? order by position",
                                    HeldStore::operation,
                                    job.value());
                    return s.first(
                            "select * from held_plan where job = ?",
                            row -> plan(row, operations),
                            job.value());
                });
    }

    /** How many operations are held, without reading them. */
    public long count(JobId job) {
        return database.read(
                s ->
                        s.first(
                                        "select count(*) as n from held_operation where job = ?",
                                        row -> row.number("n"),
                                        job.value())
                                .orElse(0L));
    }

    /** Nothing is held any more. */
    public void clear(JobId job) {
        database.write(s -> s.update("delete from held_plan where job = ?", job.value()));
    }

    private static Optional<String> idOf(Session session, JobId job) throws SQLException {
        return session.first(
                "select id from held_plan where job = ?", row -> row.text("id"), job.value());
    }

    private static HeldPlan plan(Row row, List<HeldOperation> operations) throws SQLException {
        return new HeldPlan(
                row.text("id"),
                new JobId(row.number("job")),
                Cause.parse(row.text("cause")),
                row.time("made"),
                Columns.fromWord(Decision.class, row.text("decision")),
                row.optionalTime("decided"),
                row.optionalText("decider"),
                operations);
    }

    private static HeldOperation operation(Row row) throws SQLException {
        return new HeldOperation(
                row.text("kind"),
                Columns.fromWord(Side.class, row.text("side")),
                row.path("path"),
                row.optionalPath("from_path"),
                row.number("bytes"),
                row.text("reason"),
                row.text("expectation"));
    }
}
