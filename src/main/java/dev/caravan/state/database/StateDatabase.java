package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The state database of a state directory, open.
 *
 * <p>Any number of threads and processes may have it open. The stores are made from it, as in
 * {@code new PassStore(database)}; every change is on disk when their methods return. All of them
 * throw {@link StateException}.
 */
public final class StateDatabase implements AutoCloseable {

    /** A database of this size is looked through in some 20 ms. */
    private static final long SMALL = 8L << 20;

    private final StateFile file;
    private final Connections connections;
    private final Origin origin;

    /** Where the content of an opened database came from. */
    public enum Origin {
        /** There was none: this is the first start, or the state was lost. */
        NEW,
        KEPT
    }

    private StateDatabase(StateFile file, Connections connections, Origin origin) {
        this.file = file;
        this.connections = connections;
        this.origin = origin;
    }

    /**
     * Opens the database for reading and writing; makes it where there is none, brings an older one
     * to this program's version after a backup, and leaves a newer one untouched.
     */
    public static StateDatabase open(Path stateDir) {
        return open(stateDir, Schema.CARAVAN);
    }

    static StateDatabase open(Path stateDir, Schema schema) {
        StateFile file = StateFile.in(stateDir);
        file.prepare();
        NativeLibrary.load(stateDir);
        boolean suspect = file.hasLog() || file.size() <= SMALL;
        int before = schema.of(file);
        if (before < schema.newest()) {
            before = new Migration(file, schema).run();
        }
        Session writer = opened(file, Sqlite::writer);
        Connections connections =
                new Connections(
                        file.path(),
                        writer,
                        () -> Sqlite.hastyWriter(file.path()),
                        () -> Sqlite.reader(file.path()));
        StateDatabase database =
                new StateDatabase(file, connections, before == 0 ? Origin.NEW : Origin.KEPT);
        if (suspect) {
            database.checkOrClose();
        }
        return database;
    }

    /**
     * Opens the database for reading alone, beside a process that writes; empty when there is none.
     * An older one must be brought to this program's version first, so it is opened for writing.
     */
    public static Optional<StateDatabase> view(Path stateDir) {
        StateFile file = StateFile.in(stateDir);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        NativeLibrary.load(stateDir);
        if (Schema.CARAVAN.of(file) < Schema.CARAVAN.newest()) {
            return Optional.of(open(stateDir));
        }
        // Where not even the files beside it can be made, nobody writes either.
        boolean closed = !Files.isWritable(file.directory()) && !file.hasLog();
        ConnectionSource source =
                () -> closed ? Sqlite.untouching(file.path()) : Sqlite.reader(file.path());
        Session first = opened(file, path -> source.open());
        return Optional.of(
                new StateDatabase(
                        file, new Connections(file.path(), first, source, source), Origin.KEPT));
    }

    /**
     * Whether there was no state before; where the other side is known to be in use the state was
     * lost, and the pass says so.
     */
    public Origin origin() {
        return origin;
    }

    public Path directory() {
        return file.directory();
    }

    public Path path() {
        return file.path();
    }

    /** Does all of the work or none of it, in one transaction. */
    public <T> T write(Work<T> work) {
        return connections.write(work);
    }

    /**
     * As {@link #write}, but does not wait for the disk: the end of the process loses nothing, a
     * power cut may lose the last of it. For what is written often and can be found out again.
     */
    public <T> T writeHastily(Work<T> work) {
        return connections.writeHastily(work);
    }

    public <T> T read(Work<T> work) {
        return connections.read(work);
    }

    /** Lets changes of several stores reach the disk together or not at all. */
    public void together(Runnable changes) {
        connections.write(
                session -> {
                    changes.run();
                    return true;
                });
    }

    /** Looks through the whole file for damage; takes a second for some 500 MB. */
    public void check() {
        String found =
                read(
                        s ->
                                s.first("pragma quick_check(1)", row -> row.text("quick_check"))
                                        .orElse("no answer"));
        if (!found.equals("ok")) {
            throw new StateException(
                    Cause.STATE_DAMAGED,
                    "the state database " + file.path() + " is damaged: " + found,
                    SqlTrouble.damaged(file.path()),
                    null);
        }
    }

    private void checkOrClose() {
        boolean sound = false;
        try {
            check();
            sound = true;
        } finally {
            if (!sound) {
                close();
            }
        }
    }

    private static Session opened(StateFile file, Opening opening) {
        try {
            return opening.open(file.path());
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    @FunctionalInterface
    private interface Opening {
        Session open(Path path) throws SQLException;
    }

    /** Closes all connections; no store may be used afterwards. */
    @Override
    public void close() {
        connections.close();
    }
}
