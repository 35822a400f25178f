package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which transfers are under way, so that a program that died can be told in the middle of what. */
public final class UnderWayStore {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String BEGAN =
            """
            insert into under_way (job, path, operation, pass, began, open, deaths)
            values (?, ?, ?, ?, ?, 1, 0)
            on conflict (job, path, operation) do update set
                pass = excluded.pass, began = excluded.began, open = 1
            """;

    /** Of a pass that has no end the program died; what else is open was broken off. */
    private static final String DIED =
            """
            update under_way set deaths = deaths + 1
            where job = ?1 and open = 1 and pass <> ?2
                and pass in (select id from pass where job = ?1 and ended is null)
            returning path, operation, deaths
            """;

    private static final String CLOSE = "update under_way set open = 0 where job = ? and pass <> ?";

    private static final String CLEAN =
            "delete from under_way where job = ? and open = 0 and (deaths = 0 or began < ?)";

    private static final String SUSPECTS =
            "select path, operation, deaths from under_way where job = ? and deaths > 0"
                    + " order by deaths, path";

    private final StateDatabase database;

    public UnderWayStore(StateDatabase database) {
        this.database = database;
    }

    /**
     * A transfer in the middle of which the program died.
     *
     * @param deaths how often in a row
     */
    public record Suspect(RelativePath path, String operation, long deaths) {}

    /** A transfer begins. */
    public void began(JobId job, long pass, RelativePath path, String operation, Instant at) {
        database.writeHastily(
                s ->
                        s.update(
                                BEGAN,
                                job.value(),
                                path.toString(),
                                operation,
                                pass,
                                Columns.time(at)));
    }

    /** It ended, well or not, and the program lives; or it got further than ever before. */
    public void clear(JobId job, RelativePath path, String operation) {
        database.writeHastily(
                s ->
                        s.update(
                                "delete from under_way where job = ? and path = ? and operation = ?",
                                job.value(),
                                path.toString(),
                                operation));
    }

    /** A pass begins: counts the deaths since the last one, and returns what they hit. */
    public List<Suspect> died(JobId job, long pass, Instant now) {
        return database.write(
                s -> {
                    List<Suspect> died = s.list(DIED, UnderWayStore::suspect, job.value(), pass);
                    s.update(CLOSE, job.value(), pass);
                    s.update(CLEAN, job.value(), Columns.time(now.minus(KEPT)));
                    return died;
                });
    }

    /**
     * All that the program died in the middle of and that has not ended since, fewest deaths first.
     */
    public List<Suspect> suspects(JobId job) {
        return database.read(s -> s.list(SUSPECTS, UnderWayStore::suspect, job.value()));
    }

    private static Suspect suspect(Row row) throws SQLException {
        return new Suspect(row.path("path"), row.text("operation"), row.number("deaths"));
    }
}
