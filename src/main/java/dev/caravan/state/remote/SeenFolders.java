package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.JobId;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Session;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The folders of a job on 115 beside what a look showed of them. */
final class SeenFolders {

    private static final String FRESHLY_PLACED =
            """
            select s.* from seen s where s.kind = 1 and not exists (
                select 1 from state.remote_folder f
                where f.job = ? and f.id = s.id and f.parent = s.parent and f.name = s.name)
            """;

    // The topmost ones only: what is below is gone with them, or is asked for next.
    private static final String UNSEEN_FOLDERS =
            """
            select b.remote_id from state.base b indexed by base_folder
            where b.kind = 1 and b.id between ?1 and ?2 and b.presence <> 2
                and b.remote_id is not null and b.remote_id not in (select id from confirmed_gone)
                and not exists (select 1 from seen s where s.id = b.remote_id)
                and b.remote_id not in (select id from holder)
                and not exists (
                    select 1 from state.base up
                    where up.id = b.parent and up.kind = 1 and up.presence <> 2
                        and up.remote_id is not null
                        and not exists (select 1 from seen s where s.id = up.remote_id)
                        and up.remote_id not in (select id from holder))
            order by b.id
            """;

    private static final String NOT_SHOWN =
            """
            select f.id from state.remote_folder f
            where f.job = ? and not exists (select 1 from seen s where s.id = f.id)
                and f.id not in (select id from holder)
                and f.id not in (select id from own_folder)
            """;

    private static final String SEEN_FOLDER =
            """
            select id from seen where id = ?1 and kind = 1
            union all select id from holder where id = ?1
            limit 1
            """;

    private final Session session;
    private final JobId job;

    SeenFolders(Session session, JobId job) {
        this.session = session;
        this.job = job;
    }

    static void prepare(Session session) throws SQLException {
        session.run("create table confirmed_gone (id any primary key) strict, without rowid");
    }

    /** Those that are not where they are remembered to be. */
    List<RemoteItem> freshlyPlaced() throws SQLException {
        return session.list(FRESHLY_PLACED, SeenItems::item, job.value());
    }

    /** Those of the base that were neither shown nor confirmed to be gone, topmost ones only. */
    List<RemoteId> unseen() throws SQLException {
        return session.list(
                UNSEEN_FOLDERS,
                row -> Columns.remoteId(row.any("remote_id")),
                job.stored(0),
                job.last());
    }

    /** Whether a folder was shown, or something in it. */
    boolean isSeen(RemoteId folder) throws SQLException {
        return session.first(SEEN_FOLDER, row -> true, Columns.remoteId(folder)).isPresent();
    }

    /** The drive says that these are not in the job any more. */
    void gone(Collection<RemoteId> folders) throws SQLException {
        for (RemoteId folder : folders) {
            session.update(
                    "insert or ignore into confirmed_gone values (?)", Columns.remoteId(folder));
        }
    }

    // A folder that is gone would be asked for in every look, and count among the many.
    List<RemoteId> rememberedAndNotShown() throws SQLException {
        return session.list(NOT_SHOWN, row -> Columns.remoteId(row.any("id")), job.value());
    }
}
