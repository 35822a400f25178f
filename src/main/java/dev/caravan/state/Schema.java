package dev.caravan.state;

import dev.caravan.cause.Cause;
import java.nio.file.Path;
import java.sql.SQLException;

/** The version of the tables: that of this program, and that of a file. */
final class Schema {

    /** The number of the newest file in {@code db/migration}. */
    static final int NEWEST = 1;

    private static final String MIGRATED =
            "select 1 from sqlite_master where type = 'table' and name = 'flyway_schema_history'";
    private static final String NEWEST_MIGRATION =
            """
            select coalesce(max(cast(version as integer)), 0) as version
            from flyway_schema_history where success
            """;

    private Schema() {}

    /**
     * The version of a file, 0 when it has no tables yet; the file is not touched in any way, so
     * that a newer program finds it as it left it.
     */
    static int of(StateFile file) {
        if (file.isEmpty()) {
            return 0;
        }
        if (file.hasLog()) {
            return read(file.path(), () -> Sqlite.reader(file.path()));
        }
        try {
            return read(file.path(), () -> Sqlite.untouching(file.path()));
        } catch (StateException error) {
            if (error.word() != Cause.STATE_DAMAGED) {
                throw error;
            }
            // Another process may have begun to write just now; a proper look settles it.
            return read(file.path(), () -> Sqlite.reader(file.path()));
        }
    }

    private static int read(Path file, ConnectionSource source) {
        try (Session session = source.open()) {
            return of(session);
        } catch (SQLException error) {
            throw SqlTrouble.with(file, error);
        }
    }

    /**
     * The greater of the number in the file's header, which is written last, and that of the newest
     * migration that ran; 0 while they do not agree on less than ours, so that the rest is done.
     */
    private static int of(Session session) throws SQLException {
        int header =
                session.first("pragma user_version", row -> (int) row.number("user_version"))
                        .orElse(0);
        if (session.first(MIGRATED, row -> true).isEmpty()) {
            return header;
        }
        int migrated =
                session.first(NEWEST_MIGRATION, row -> (int) row.number("version")).orElse(0);
        return migrated > NEWEST ? migrated : header;
    }

    static void refuseNewer(int version, Path file) {
        if (version > NEWEST) {
            throw new StateException(
                    Cause.STATE_NEWER,
                    file
                            + " was written by a newer Caravan (its tables have version "
                            + version
                            + ", this program knows "
                            + NEWEST
                            + "); it was left as it is",
                    "start the newer program, or put back the caravan-before-V*.db that it made",
                    null);
        }
    }
}
