package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.state.database.ScratchFile;
import dev.caravan.state.database.SqlTrouble;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.database.Work;
import java.sql.SQLException;
import java.util.List;

/**
 * Everything that a listing of 115 shows, kept in a file of its own, so that a tree of any size can
 * be walked folder by folder. It knows of no job and no base. Used by one thread.
 */
public final class RemoteInventory implements RemoteItemSink, AutoCloseable {

    private static final int BATCH = 1000;

    private final ScratchFile file;
    private int waiting;
    private boolean settled;

    private RemoteInventory(ScratchFile file) {
        this.file = file;
    }

    public static RemoteInventory begin(StateDatabase database) {
        try {
            ScratchFile file = ScratchFile.in(database);
            SeenItems.prepare(file.session());
            file.session().run("begin");
            return new RemoteInventory(file);
        } catch (SQLException error) {
            throw SqlTrouble.with(database.path(), error);
        }
    }

    @Override
    public void accept(RemoteItem item) {
        ask(
                session -> {
                    SeenItems.add(session, item);
                    waiting++;
                    if (waiting == BATCH) {
                        SeenItems.write(session);
                        waiting = 0;
                    }
                    return true;
                });
    }

    /** All folders, in no particular order. */
    public List<RemoteItem> folders() {
        return settled(
                session -> session.list("select * from seen where kind = 1", SeenItems::item));
    }

    /** Shows every file once, by folder, name and id. */
    public void files(RemoteItemSink sink) {
        settled(
                session -> {
                    session.each(
                            "select * from seen where kind = 0 order by parent, name, id",
                            row -> {
                                sink.accept(SeenItems.item(row));
                                return true;
                            });
                    return true;
                });
    }

    private <T> T settled(Work<T> question) {
        if (!settled) {
            ask(
                    session -> {
                        SeenItems.write(session);
                        SeenItems.index(session);
                        session.run("commit");
                        return true;
                    });
            settled = true;
        }
        return ask(question);
    }

    private <T> T ask(Work<T> question) {
        try {
            return question.on(file.session());
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    @Override
    public void close() {
        ask(
                session -> {
                    file.close();
                    return true;
                });
    }
}
