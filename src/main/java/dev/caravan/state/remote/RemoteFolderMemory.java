package dev.caravan.state.remote;

import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.RemoteItem;
import dev.caravan.state.JobId;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.Collection;
import java.util.Optional;

/** Where the folders on 115 were when a look of this job last saw them. */
public final class RemoteFolderMemory implements FolderMemory {

    private static final String PUT =
            "insert or replace into remote_folder (job, id, parent, name) values (?, ?, ?, ?)";

    private final StateDatabase database;
    private final JobId job;

    public RemoteFolderMemory(StateDatabase database, JobId job) {
        this.database = database;
        this.job = job;
    }

    @Override
    public Optional<RemoteItem> folder(RemoteId id) {
        return database.read(
                s ->
                        s.first(
                                "select parent, name from remote_folder where job = ? and id = ?",
                                row ->
                                        item(
                                                id,
                                                Columns.remoteId(row.any("parent")),
                                                row.text("name")),
                                job.value(),
                                Columns.remoteId(id)));
    }

    @Override
    public Collection<RemoteItem> all() {
        return database.read(
                s ->
                        s.list(
                                "select id, parent, name from remote_folder where job = ? order by id",
                                row ->
                                        item(
                                                Columns.remoteId(row.any("id")),
                                                Columns.remoteId(row.any("parent")),
                                                row.text("name")),
                                job.value()));
    }

    /** How many folders hold folders: so many calls it takes to see all of them. */
    public long parents() {
        return database.read(
                s ->
                        s.first(
                                        "select count(distinct parent) as n from remote_folder"
                                                + " where job = ?",
                                        row -> row.number("n"),
                                        job.value())
                                .orElse(0L));
    }

    /** The same folders, but each is to be seen again. */
    public FolderMemory onlyAsHint() {
        return new FolderMemory() {
            @Override
            public Optional<RemoteItem> folder(RemoteId id) {
                return RemoteFolderMemory.this.folder(id);
            }

            @Override
            public Collection<RemoteItem> all() {
                return RemoteFolderMemory.this.all();
            }

            @Override
            public FolderCheck check() {
                return FolderCheck.ALL;
            }
        };
    }

    /** Remembers folders as they were just seen. */
    public void remember(Collection<RemoteItem> folders) {
        database.writeHastily(
                s -> {
                    for (RemoteItem folder : folders) {
                        s.update(
                                PUT,
                                job.value(),
                                Columns.remoteId(folder.id()),
                                Columns.remoteId(folder.parent()),
                                folder.name());
                    }
                    return folders.size();
                });
    }

    /** Forgets folders that are gone, or are to be asked for again. */
    public void forget(Collection<RemoteId> folders) {
        database.writeHastily(
                s -> {
                    for (RemoteId folder : folders) {
                        s.update(
                                "delete from remote_folder where job = ? and id = ?",
                                job.value(),
                                Columns.remoteId(folder));
                    }
                    return folders.size();
                });
    }

    /** Forgets all folders, so that the next look asks for each again. */
    public void forgetAll() {
        database.writeHastily(
                s -> s.update("delete from remote_folder where job = ?", job.value()));
    }

    private static RemoteItem item(RemoteId id, RemoteId parent, String name) {
        return new RemoteItem(
                id,
                parent,
                name,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }
}
