package dev.caravan.state.remote;

import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.state.Claim;
import dev.caravan.state.JobId;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.ScratchFile;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.SqlTrouble;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One look at the folder on 115: takes every item of a listing, and tells in what it differs from
 * the base.
 *
 * <p>The items lie in a file of their own in the state directory, so that neither the heap nor the
 * database's log grows with the tree, and nobody who writes has to wait. It vanishes when the look
 * is closed or the process ends. A look is used by one thread.
 */
public final class RemoteLook implements RemoteItemSink, AutoCloseable {

    private static final String SHOWN_ALTHOUGH_TRASHED =
            """
            select s.* from seen s join state.trashed t on t.job = ? and t.remote_id = s.id
            where t.at >= ?
            order by s.id
            """;

    private final JobId job;
    private final RemoteId root;
    private final RemoteFolderMemory memory;
    private final StagedItems items;
    private final Session session;
    private final SeenFolders folders;
    private boolean childrenAreFindable;

    private RemoteLook(JobId job, RemoteId root, RemoteFolderMemory memory, ScratchFile file) {
        this.job = job;
        this.root = root;
        this.memory = memory;
        this.session = file.session();
        this.folders = new SeenFolders(session, job);
        this.items = new StagedItems(file, root, memory, folders);
    }

    /** Begins a look of a job at everything below a folder on 115. */
    public static RemoteLook begin(StateDatabase database, JobId job, RemoteId root) {
        try {
            ScratchFile file = ScratchFile.in(database);
            StagedItems.prepare(file.session());
            return new RemoteLook(job, root, new RemoteFolderMemory(database, job), file);
        } catch (SQLException error) {
            throw SqlTrouble.with(database.path(), error);
        }
    }

    @Override
    public void accept(RemoteItem item) {
        items.take(item);
    }

    /**
     * The folders of the base that the listing neither showed nor filled, topmost ones only. A
     * listing of files says nothing about empty folders, so they count as present until the drive
     * was asked for each: one that is there is given to {@link #accept}, the others to {@link
     * #gone}. Then this is asked again, until nothing is left. A listing that shows all folders
     * proves it by itself: they are all gone.
     */
    public List<RemoteId> unseenFolders() {
        return items.ask(folders::unseen);
    }

    /** Whether a folder is the job's own, or one that the look showed or saw something in. */
    public boolean isInside(RemoteId folder) {
        return folder.equals(root) || items.ask(() -> folders.isSeen(folder));
    }

    /** The drive says that these folders are not in the job any more, so nothing below them is. */
    public void gone(Collection<RemoteId> away) {
        items.ask(
                () -> {
                    folders.gone(away);
                    return true;
                });
        memory.forget(away);
    }

    /**
     * In what the items differ from the base. An item in a folder that nobody ever showed is left
     * alone; one that was moved into a folder whose listing was incomplete looks vanished, so a
     * delete still asks for it by id.
     */
    public RemoteChanges changes(ListingVerdict verdict) {
        if (verdict.complete() && verdict.unknown().isEmpty()) {
            memory.forget(items.ask(folders::rememberedAndNotShown));
        }
        return items.ask(
                () -> {
                    RemoteDifferences differences = new RemoteDifferences(session, job);
                    List<RemoteFresh> fresh = new ArrayList<>(differences.placeFolders(root));
                    fresh.addAll(differences.freshFiles());
                    Set<NodeId> unknown = differences.baseFolders(verdict.unknown());
                    return new RemoteChanges(
                            fresh,
                            differences.moved(),
                            differences.changed(),
                            verdict.complete() ? differences.vanished(unknown) : Set.of(),
                            unknown,
                            Set.of(),
                            Set.of(),
                            verdict.complete());
                });
    }

    /** The item with this id, as it was seen. */
    public Optional<RemoteItem> item(RemoteId id) {
        return items.ask(
                () ->
                        session.first(
                                "select * from seen where id = ?",
                                SeenItems::item,
                                Columns.remoteId(id)));
    }

    /**
     * The claims whose file this look did not show whole, with the content that was sent and in its
     * folder; by id. Asked after {@link #changes}.
     */
    public List<Claim> openClaims() {
        return items.ask(() -> new RemoteProofs(session, job).openClaims());
    }

    /**
     * The files of the base that this look showed, but not whole, by node. Asked after {@link
     * #changes}.
     */
    public SortedMap<NodeId, RemoteItem.State> notWhole() {
        return items.ask(() -> new RemoteProofs(session, job).notWhole());
    }

    /** What this look showed although the job sent it to the recycle bin since then, by id. */
    public List<RemoteItem> trashedSince(Instant time) {
        return items.ask(
                () ->
                        session.list(
                                SHOWN_ALTHOUGH_TRASHED,
                                SeenItems::item,
                                job.value(),
                                Columns.time(time)));
    }

    /** Forgets that these were shown, and everything below them. */
    public void banish(Collection<RemoteId> shown) {
        items.ask(
                () -> {
                    SeenItems.removeWithAllBelow(session, shown);
                    return true;
                });
    }

    /**
     * The files of the base that this look showed under their id, at their place and with their
     * content, except those of which that was noted before. Asked after {@link #changes}.
     */
    public List<NodeId> freshlyVerified() {
        return items.ask(() -> new RemoteProofs(session, job).freshlyVerified());
    }

    /** What stands directly in a folder, as it was seen. */
    public List<RemoteItem> childrenOf(RemoteId folder) {
        return items.ask(
                () -> {
                    if (!childrenAreFindable) {
                        session.run("create index if not exists seen_parent on seen (parent)");
                        childrenAreFindable = true;
                    }
                    return session.list(
                            "select * from seen where parent = ?",
                            SeenItems::item,
                            Columns.remoteId(folder));
                });
    }

    /** Whether something of that path below the job's folder was seen. */
    public boolean shows(RelativePath path) {
        List<RemoteId> above = List.of(root);
        List<RemoteItem> named = List.of();
        for (String name : path.names()) {
            named =
                    above.stream()
                            .flatMap(folder -> childrenOf(folder).stream())
                            .filter(item -> item.name().equals(name))
                            .toList();
            above = named.stream().map(RemoteItem::id).toList();
        }
        return !named.isEmpty();
    }

    /** Items of one name in one folder, by folder and name. */
    public List<RemoteDuplicate> duplicates() {
        return items.ask(() -> RemoteDuplicates.in(session));
    }

    /** Shows every item once, by id. */
    public void forEach(RemoteItemSink sink) {
        items.ask(
                () -> {
                    session.each(
                            "select * from seen order by id",
                            row -> {
                                sink.accept(SeenItems.item(row));
                                return true;
                            });
                    return true;
                });
    }

    @Override
    public void close() {
        items.close();
    }
}
