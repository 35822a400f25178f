package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import java.time.Instant;

/** How many files each job deleted lately, on whichever side: what the guard limits over a day. */
public final class DeletionStore {

    private final StateDatabase database;

    public DeletionStore(StateDatabase database) {
        this.database = database;
    }

    /** Notes that files went; what is older than {@code forgotten} is not needed any more. */
    public void add(JobId job, long files, Instant now, Instant forgotten) {
        database.write(
                s -> {
                    s.update(
                            "delete from deletion where job = ? and at < ?",
                            job.value(),
                            Columns.time(forgotten));
                    return s.update(
                            "insert into deletion (job, at, files) values (?, ?, ?)",
                            job.value(),
                            Columns.time(now),
                            files);
                });
    }

    /** How many files went since then. */
    public long since(JobId job, Instant from) {
        return database.read(
                s ->
                        s.first(
                                        "select coalesce(sum(files), 0) as n from deletion"
                                                + " where job = ? and at >= ?",
                                        row -> row.number("n"),
                                        job.value(),
                                        Columns.time(from))
                                .orElse(0L));
    }
}
