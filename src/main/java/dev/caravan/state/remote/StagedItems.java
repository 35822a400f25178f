package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.database.ScratchFile;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.SqlTrouble;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.sql.SQLException;
import java.util.List;

/**
 * The items of a listing in a scratch file: taken in one by one, and asked about from the first
 * question on.
 */
final class StagedItems implements AutoCloseable {

    private static final int BATCH = 1000;

    private final ScratchFile file;
    private final Session session;
    private final RemoteId root;
    private final RemoteFolderMemory memory;
    private final SeenFolders folders;
    private int waiting;
    private boolean settled;

    StagedItems(ScratchFile file, RemoteId root, RemoteFolderMemory memory, SeenFolders folders) {
        this.file = file;
        this.session = file.session();
        this.root = root;
        this.memory = memory;
        this.folders = folders;
    }

    static void prepare(Session session) throws SQLException {
        SeenItems.prepare(session);
        SeenFolders.prepare(session);
        session.run("begin");
    }

    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    void take(RemoteItem item) {
        translated(
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

    <T> T ask(Question<T> question) {
        if (!settled) {
            translated(this::settle);
        }
        return translated(
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
        memory.remember(folders.freshlyPlaced());
        SeenItems.removeOwn(session, root);
        settled = true;
        return true;
    }

    private <T> T translated(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    @Override
    public void close() {
        translated(
                () -> {
                    file.close();
                    return true;
                });
    }
}
