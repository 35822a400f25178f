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
import dev.caravan.tree.NodeKind;
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

    private static final int BATCH = 1000;

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

    private static final String SHOWN_ALTHOUGH_TRASHED =
            """
            select s.* from seen s join state.trashed t on t.job = ? and t.remote_id = s.id
            where t.at >= ?
            order by s.id
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

    private final JobId job;
    private final RemoteId root;
    private final RemoteFolderMemory memory;
    private final ScratchFile file;
    private final Session session;
    private int waiting;
    private boolean settled;
    private boolean childrenAreFindable;

    private RemoteLook(JobId job, RemoteId root, RemoteFolderMemory memory, ScratchFile file) {
        this.job = job;
        this.root = root;
        this.memory = memory;
        this.file = file;
        this.session = file.session();
    }

    /** Begins a look of a job at everything below a folder on 115. */
    public static RemoteLook begin(StateDatabase database, JobId job, RemoteId root) {
        try {
            ScratchFile file = ScratchFile.in(database);
            Session session = file.session();
            SeenItems.prepare(session);
            session.run("create table confirmed_gone (id any primary key) strict, without rowid");
            session.run("begin");
            var memory = new RemoteFolderMemory(database, job);
            return new RemoteLook(job, root, memory, file);
        } catch (SQLException error) {
            throw SqlTrouble.with(database.path(), error);
        }
    }

    @Override
    public void accept(RemoteItem item) {
        ask(
                () -> {
                    if (!settled) {
                        add(item);
                        return true;
                    }
                    SeenItems.addIndexed(session, item);
                    if (item.kind() == NodeKind.FOLDER) {
                        memory.remember(List.of(item));
                    }
                    return true;
                });
    }

    private void add(RemoteItem item) throws SQLException {
        SeenItems.add(session, item);
        waiting++;
        if (waiting == BATCH) {
            SeenItems.write(session);
            waiting = 0;
        }
    }

    /**
     * The folders of the base that the listing neither showed nor filled, topmost ones only. A
     * listing of files says nothing about empty folders, so they count as present until the drive
     * was asked for each: one that is there is given to {@link #accept}, the others to {@link
     * #gone}. Then this is asked again, until nothing is left. A listing that shows all folders
     * proves it by itself: they are all gone.
     */
    public List<RemoteId> unseenFolders() {
        return settledAsk(
                () ->
                        session.list(
                                UNSEEN_FOLDERS,
                                row -> Columns.remoteId(row.any("remote_id")),
                                job.stored(0),
                                job.last()));
    }

    /** Whether a folder is the job's own, or one that the look showed or saw something in. */
    public boolean isInside(RemoteId folder) {
        return folder.equals(root)
                || settledAsk(
                        () ->
                                session.first(SEEN_FOLDER, row -> true, Columns.remoteId(folder))
                                        .isPresent());
    }

    /** The drive says that these folders are not in the job any more, so nothing below them is. */
    public void gone(Collection<RemoteId> folders) {
        settledAsk(
                () -> {
                    for (RemoteId folder : folders) {
                        session.update(
                                "insert or ignore into confirmed_gone values (?)",
                                Columns.remoteId(folder));
                    }
                    return true;
                });
        memory.forget(folders);
    }

    /**
     * In what the items differ from the base. An item in a folder that nobody ever showed is left
     * alone; one that was moved into a folder whose listing was incomplete looks vanished, so a
     * delete still asks for it by id.
     */
    public RemoteChanges changes(ListingVerdict verdict) {
        if (verdict.complete() && verdict.unknown().isEmpty()) {
            memory.forget(settledAsk(this::rememberedAndNotShown));
        }
        return settledAsk(
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

    // A folder that is gone would be asked for in every look, and count among the many.
    private List<RemoteId> rememberedAndNotShown() throws SQLException {
        return session.list(NOT_SHOWN, row -> Columns.remoteId(row.any("id")), job.value());
    }

    /** The item with this id, as it was seen. */
    public Optional<RemoteItem> item(RemoteId id) {
        return settledAsk(
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
        return settledAsk(() -> new RemoteProofs(session, job).openClaims());
    }

    /**
     * The files of the base that this look showed, but not whole, by node. Asked after {@link
     * #changes}.
     */
    public SortedMap<NodeId, RemoteItem.State> notWhole() {
        return settledAsk(() -> new RemoteProofs(session, job).notWhole());
    }

    /** What this look showed although the job sent it to the recycle bin since then, by id. */
    public List<RemoteItem> trashedSince(Instant time) {
        return settledAsk(
                () ->
                        session.list(
                                SHOWN_ALTHOUGH_TRASHED,
                                SeenItems::item,
                                job.value(),
                                Columns.time(time)));
    }

    /** Forgets that these were shown, and everything below them. */
    public void banish(Collection<RemoteId> items) {
        settledAsk(
                () -> {
                    SeenItems.removeWithAllBelow(session, items);
                    return true;
                });
    }

    /**
     * The files of the base that this look showed under their id, at their place and with their
     * content, except those of which that was noted before. Asked after {@link #changes}.
     */
    public List<NodeId> freshlyVerified() {
        return settledAsk(() -> new RemoteProofs(session, job).freshlyVerified());
    }

    /** What stands directly in a folder, as it was seen. */
    public List<RemoteItem> childrenOf(RemoteId folder) {
        return settledAsk(
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
        return settledAsk(() -> RemoteDuplicates.in(session));
    }

    /** Shows every item once, by id. */
    public void forEach(RemoteItemSink sink) {
        settledAsk(
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

    private <T> T settledAsk(Question<T> question) {
        if (!settled) {
            ask(this::settle);
        }
        return ask(
                () -> {
                    // One view of the base for the whole question, let go of when it is answered.
                    session.run("begin");
                    T answer = question.ask();
                    session.run("commit");
                    return answer;
                });
    }

    /** From here on items are found by id, folders are remembered, and our own are put aside. */
    private boolean settle() throws SQLException {
        SeenItems.write(session);
        SeenItems.index(session);
        session.run("commit");
        memory.remember(session.list(FRESHLY_PLACED, SeenItems::item, job.value()));
        SeenItems.removeOwn(session, root);
        settled = true;
        return true;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    @Override
    public void close() {
        ask(
                () -> {
                    file.close();
                    return true;
                });
    }
}
