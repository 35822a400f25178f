package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The files that wait until 115 has their content. */
public final class ParkedStore {

    private static final String TRIED =
            """
            insert into parked (job, path, content, since, tried, tries) values (?1, ?2, ?3, ?4, ?4, 1)
            on conflict (job, path) do update set
                since = case when content = excluded.content then since else excluded.since end,
                tries = case when content = excluded.content then tries + 1 else 1 end,
                content = excluded.content, tried = excluded.tried
            """;

    private final StateDatabase database;

    public ParkedStore(StateDatabase database) {
        this.database = database;
    }

    /** 115 was asked for the content of a file and did not have it. */
    public void tried(JobId job, RelativePath path, Content content, Instant at) {
        database.write(
                s ->
                        s.update(
                                TRIED,
                                job.value(),
                                path.toString(),
                                Columns.content(content),
                                Columns.time(at)));
    }

    /** What is known of a file with this very content. */
    public Optional<Parked> find(JobId job, RelativePath path, Content content) {
        return database.read(
                s ->
                        s.first(
                                "select * from parked where job = ? and path = ? and content = ?",
                                ParkedStore::parked,
                                job.value(),
                                path.toString(),
                                Columns.content(content)));
    }

    /** The file waits no more. */
    public void forget(JobId job, RelativePath path) {
        database.write(
                s ->
                        s.update(
                                "delete from parked where job = ? and path = ?",
                                job.value(),
                                path.toString()));
    }

    private static Parked parked(Row row) throws SQLException {
        return new Parked(
                Columns.content(row.bytes("content")), row.time("since"), row.time("tried"));
    }
}
