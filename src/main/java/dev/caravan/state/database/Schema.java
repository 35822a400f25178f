package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The version of the tables that a program knows, and the question which one a file has.
 *
 * @param newest the number of the newest migration
 * @param locations where the migrations are, as Flyway names it
 */
record Schema(int newest, List<String> locations) {

    /** That of this program; the number is that of the newest file in {@code db/migration}. */
    static final Schema CARAVAN = new Schema(17, List.of("classpath:db/migration"));

    private static final String MIGRATED =
            "select 1 from sqlite_master where type = 'table' and name = 'flyway_schema_history'";
    private static final String NEWEST_MIGRATION =
            """
            select coalesce(max(cast(version as integer)), 0) as version
            from flyway_schema_history where success
            """;

    Schema {
        locations = List.copyOf(locations);
    }

    /**
     * The version of a file, 0 when it has no tables yet. The file is not touched in any way, so
     * that a newer program finds it as it left it.
     *
     * @throws StateException {@link Cause#STATE_NEWER} when this program does not know it
     */
    int of(StateFile file) {
        if (file.isEmpty()) {
            return 0;
        }
        int version = file.hasLog() ? beside(file) : untouched(file);
        if (version > newest) {
            throw newer(file.path(), version);
        }
        return version;
    }

    private int beside(StateFile file) {
        return read(file.path(), () -> Sqlite.reader(file.path()));
    }

    private int untouched(StateFile file) {
        try {
            return read(file.path(), () -> Sqlite.untouching(file.path()));
        } catch (StateException error) {
            if (error.word() != Cause.STATE_DAMAGED) {
                throw error;
            }
            // Another process may have begun to write just now; a proper look settles it.
            return beside(file);
        }
    }

    private int read(Path file, ConnectionSource source) {
        try (Session session = source.open()) {
            return version(session);
        } catch (SQLException error) {
            throw SqlTrouble.with(file, error);
        }
    }

    /**
     * The number in the header is written when all migrations are done, so it alone says what is
     * there; the list of migrations may tell of a newer program that came less far.
     */
    private int version(Session session) throws SQLException {
        int header =
                session.first("pragma user_version", row -> (int) row.number("user_version"))
                        .orElse(0);
        if (session.first(MIGRATED, row -> true).isEmpty()) {
            return header;
        }
        int migrated =
                session.first(NEWEST_MIGRATION, row -> (int) row.number("version")).orElse(0);
        return migrated > newest ? migrated : header;
    }

    private StateException newer(Path file, int version) {
        return new StateException(
                Cause.STATE_NEWER,
                file
                        + " was written by a newer Caravan (its tables have version "
                        + version
                        + ", this program knows "
                        + newest
                        + ") and was left as it is",
                "start the newer program, or put back the caravan-before-V*.db that it made",
                null);
    }
}
