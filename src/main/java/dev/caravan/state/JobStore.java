package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The jobs that ever ran, with what their bases belong to. */
public final class JobStore {

    private static final String UPSERT =
            """
            insert into job (name, mode, account, user_id, local_root, local_device, local_inode,
                             remote_root_id, remote_path, settings)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do update set
                mode = excluded.mode, account = excluded.account, user_id = excluded.user_id,
                local_root = excluded.local_root, local_device = excluded.local_device,
                local_inode = excluded.local_inode, remote_root_id = excluded.remote_root_id,
                remote_path = excluded.remote_path, settings = excluded.settings
            """;

    private static final String START_OVER =
            """
            update job set complete_once = 0, state_lost = 0, listed = null, folders_seen = null, remote_parent = null,
                remote_name = null, reread_until = null, reread_node = null
            where id = ?
            """;

    private final StateDatabase database;

    public JobStore(StateDatabase database) {
        this.database = database;
    }

    public Optional<KnownJob> find(String name) {
        return database.read(s -> s.first("select * from job where name = ?", JobStore::job, name));
    }

    /** All jobs, by name. */
    public List<KnownJob> all() {
        return database.read(s -> s.list("select * from job order by name", JobStore::job));
    }

    /** Remembers a job or replaces its identity and settings; its base and its flags stay. */
    public KnownJob remember(String name, JobIdentity identity, String settings) {
        database.write(
                s ->
                        s.update(
                                UPSERT,
                                name,
                                identity.mode(),
                                identity.account(),
                                identity.userId().orElse(null),
                                identity.localRoot().toString(),
                                identity.localKey().map(FileKey::device).orElse(null),
                                identity.localKey().map(FileKey::inode).orElse(null),
                                identity.remoteRoot().map(Object::toString).orElse(null),
                                identity.remotePath(),
                                settings));
        return find(name).orElseThrow();
    }

    public void pause(JobId job) {
        database.write(s -> s.update("update job set paused = 1 where id = ?", job.value()));
    }

    public void resume(JobId job) {
        database.write(s -> s.update("update job set paused = 0 where id = ?", job.value()));
    }

    /** Remembers that a pass, or a round of it, that began then saw both sides whole. */
    public void completed(JobId job, Instant began) {
        database.write(
                s ->
                        s.update(
                                "update job set complete_once = 1, listed = ? where id = ?",
                                Columns.time(began),
                                job.value()));
    }

    /** When the last pass began that saw both sides whole; empty when none did. */
    public Optional<Instant> seenWhole(JobId job) {
        return time(job, "select listed as at from job where id = ?");
    }

    private Optional<Instant> time(JobId job, String question) {
        return database.read(s -> s.first(question, row -> row.optionalTime("at"), job.value()))
                .orElse(Optional.empty());
    }

    /** Remembers that a look that began then saw every folder on 115. */
    public void sawFolders(JobId job, Instant began) {
        database.write(
                s ->
                        s.update(
                                "update job set folders_seen = ? where id = ?",
                                Columns.time(began),
                                job.value()));
    }

    /** When the last look began that saw every folder on 115; empty when none did. */
    public Optional<Instant> foldersSeen(JobId job) {
        return time(job, "select folders_seen as at from job where id = ?");
    }

    /**
     * Forgets what both sides agreed on, because it belongs to other folders or another account;
     * what was done and what failed stays on record.
     */
    public void startOver(JobId job) {
        database.write(
                s -> {
                    forgetBase(s, job);
                    s.update("delete from held_plan where job = ?", job.value());
                    return s.update(START_OVER, job.value());
                });
    }

    /** Forgets a job altogether. */
    public void forget(JobId job) {
        database.write(
                s -> {
                    forgetBase(s, job);
                    return s.update("delete from job where id = ?", job.value());
                });
    }

    private static void forgetBase(Session session, JobId job) throws SQLException {
        session.update("delete from base where id between ? and ?", job.stored(0), job.last());
        session.update("delete from remote_folder where job = ?", job.value());
        session.update("delete from superseded where job = ?", job.value());
        session.update("delete from claim where job = ?", job.value());
        session.update("delete from parked where job = ?", job.value());
        session.update(
                "delete from verified where node between ? and ?", job.stored(0), job.last());
    }

    private static KnownJob job(Row row) throws SQLException {
        OptionalLong device = row.optionalNumber("local_device");
        Optional<FileKey> key =
                device.isPresent()
                        ? Optional.of(new FileKey(device.getAsLong(), row.number("local_inode")))
                        : Optional.empty();
        JobIdentity identity =
                new JobIdentity(
                        row.text("mode"),
                        row.text("account"),
                        row.optionalText("user_id"),
                        Path.of(row.text("local_root")),
                        key,
                        row.optionalText("remote_root_id").map(RemoteId::new),
                        row.text("remote_path"));
        return new KnownJob(
                new JobId(row.number("id")),
                row.text("name"),
                identity,
                row.text("settings"),
                row.flag("paused"),
                row.flag("complete_once"));
    }
}
