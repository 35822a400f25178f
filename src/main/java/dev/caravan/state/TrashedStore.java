package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** What each job sent to 115's recycle bin lately: its listings may still show it (HC-269). */
public final class TrashedStore {

    private static final Duration LONG_AGO = Duration.ofDays(1);

    private final StateDatabase database;

    public TrashedStore(StateDatabase database) {
        this.database = database;
    }

    /** These go now; what went long ago is not shown any more, and is forgotten. */
    public void add(JobId job, Collection<RemoteId> ids, Instant at) {
        database.write(
                s -> {
                    s.update(
                            "delete from trashed where job = ? and at < ?",
                            job.value(),
                            Columns.time(at.minus(LONG_AGO)));
                    for (RemoteId id : ids) {
                        s.update(
                                "insert or replace into trashed (job, remote_id, at)"
                                        + " values (?, ?, ?)",
                                job.value(),
                                Columns.remoteId(id),
                                Columns.time(at));
                    }
                    return ids.size();
                });
    }
}
