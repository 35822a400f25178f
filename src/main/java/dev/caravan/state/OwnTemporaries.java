package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The temporary files that we made or were about to make, so that what a crash left behind is known
 * for ours, wherever it lies and whatever its name.
 */
public final class OwnTemporaries {

    private final StateDatabase database;

    public OwnTemporaries(StateDatabase database) {
        this.database = database;
    }

    /** Notes a file before it is made. */
    public void expect(JobId job, Path file, Instant now) {
        database.write(
                s ->
                        s.update(
                                "insert or replace into own_temporary (path, job, made) values (?, ?, ?)",
                                text(file),
                                job.value(),
                                Columns.time(now)));
    }

    /** The file is gone, or has become something else. */
    public void forget(Path file) {
        database.write(s -> s.update("delete from own_temporary where path = ?", text(file)));
    }

    public boolean knows(Path file) {
        return database.read(
                        s ->
                                s.first(
                                        "select 1 from own_temporary where path = ?",
                                        row -> true,
                                        text(file)))
                .orElse(false);
    }

    /** All that a job has, in the order of their paths. */
    public List<Path> all(JobId job) {
        return database.read(
                s ->
                        s.list(
                                "select path from own_temporary where job = ? order by path",
                                row -> Path.of(row.text("path")),
                                job.value()));
    }

    private static String text(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
