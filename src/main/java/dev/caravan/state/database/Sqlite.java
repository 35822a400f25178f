package dev.caravan.state.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** How Caravan opens SQLite. */
final class Sqlite {

    private static final int BUSY_MS = 15_000;
    private static final int WRITER_CACHE_KB = 16 * 1024;
    private static final int READER_CACHE_KB = 8 * 1024;

    private Sqlite() {}

    /** A connection whose changes are on disk when they are committed. */
    static Session writer(Path file) throws SQLException {
        return writer(file, SynchronousMode.FULL);
    }

    /**
     * A connection whose commits do not wait for the disk; a power cut takes the last ones back.
     */
    static Session hastyWriter(Path file) throws SQLException {
        return writer(file, SynchronousMode.NORMAL);
    }

    private static Session writer(Path file, SynchronousMode synchronous) throws SQLException {
        SQLiteConfig config = common(WRITER_CACHE_KB);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        return new Session(config.createConnection(url(file, "")));
    }

    /** A connection that cannot write, beside others that do. */
    static Session reader(Path file) throws SQLException {
        return readOnly(file, "?mode=ro");
    }

    /**
     * A connection that touches nothing, not even to look whether others write; right only when
     * nobody does.
     */
    static Session untouching(Path file) throws SQLException {
        return readOnly(file, "?mode=ro&immutable=1");
    }

    private static Session readOnly(Path file, String mode) throws SQLException {
        SQLiteConfig config = common(READER_CACHE_KB);
        config.setReadOnly(true);
        return new Session(config.createConnection(url(file, mode)));
    }

    /** Connections for the migrations, which come and go before any other is open. */
    static SQLiteDataSource forMigrations(Path file) {
        SQLiteConfig config = common(READER_CACHE_KB);
        config.setSynchronous(SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url(file, ""));
        return source;
    }

    /**
     * A file for this connection alone that need not survive anything, with the database beside it
     * under the name {@code state}.
     */
    static Session scratch(Path file, Path database) throws SQLException {
        Session session = new Session(common(WRITER_CACHE_KB).createConnection(url(file, "")));
        // Without "main" the lock would go for the database too, and shut everybody else out.
        session.run("pragma main.locking_mode = exclusive");
        session.run("pragma main.journal_mode = off");
        session.run("pragma main.synchronous = off");
        session.update("attach database ? as state", uri(database, "?mode=ro"));
        return session;
    }

    private static SQLiteConfig common(int cacheKb) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.enforceForeignKeys(true);
        config.setCacheSize(-cacheKb);
        return config;
    }

    private static String url(Path file, String query) {
        return "jdbc:sqlite:" + uri(file, query);
    }

    /** A URI, because a plain path could not hold a question mark. */
    private static String uri(Path file, String query) {
        return "file:" + file.toAbsolutePath().toUri().getRawPath() + query;
    }
}
