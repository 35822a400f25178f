package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of a file to this program's version; one process at a time. */
final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    private final StateFile file;
    private final Schema schema;

    Migration(StateFile file, Schema schema) {
        this.file = file;
        this.schema = schema;
    }

    /** Migrates where it is needed, and returns the version that the file had before. */
    int run() {
        Path locks = file.directory().resolve("locks");
        try (ProcessLock alone = ProcessLock.await(new LockFile(locks.resolve("migration.lock")))) {
            int before = schema.of(file);
            if (before < schema.newest()) {
                backUp(before);
                migrate();
                LOG.info("state tables brought from version {} to {}", before, schema.newest());
            }
            return before;
        }
    }

    private void backUp(int before) {
        if (before == 0) {
            return;
        }
        Path copy = file.directory().resolve("caravan-before-V" + schema.newest() + ".db");
        try {
            Files.deleteIfExists(copy);
            StateFile.makeEmpty(copy);
        } catch (IOException error) {
            throw FileTrouble.with(copy, error);
        }
        try (var connection = Sqlite.forMigrations(file.path()).getConnection();
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    private void migrate() {
        var source = Sqlite.forMigrations(file.path());
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(schema.locations().toArray(String[]::new))
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException error) {
            throw failed(error);
        }
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = " + schema.newest());
        } catch (SQLException error) {
            throw SqlTrouble.with(file.path(), error);
        }
    }

    private StateException failed(FlywayException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && SqlTrouble.word(sql.getErrorCode()) != Cause.INTERNAL) {
                return SqlTrouble.with(file.path(), sql);
            }
        }
        return new StateException(
                Cause.STATE_DAMAGED,
                "could not bring "
                        + file.path()
                        + " to this program's version: "
                        + error.getMessage(),
                SqlTrouble.damaged(file.path()),
                error);
    }
}
