package dev.caravan.state.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * A copy of the state for somebody who only wants to know what would happen: whatever is done to it
 * touches nothing, and it vanishes when it is closed.
 *
 * <p>It holds no login. It lies in the state directory, where there is room for a state.
 */
public final class StateCopy implements AutoCloseable {

    private static final String PREFIX = "copy-";

    /** What a killed process left is removed when nobody can be using it any more. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    private final Path directory;
    private final StateDatabase database;

    private StateCopy(Path directory, StateDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    /** Copies a state as it is at this moment, beside whoever writes into it. */
    public static StateCopy of(StateDatabase original) {
        removeAbandoned(original.directory());
        Path directory = make(original.directory());
        boolean copied = false;
        try {
            copy(original, StateFile.in(directory).path());
            StateCopy copy = new StateCopy(directory, StateDatabase.open(directory));
            copied = true;
            return copy;
        } finally {
            if (!copied) {
                remove(directory);
            }
        }
    }

    private static Path make(Path stateDir) {
        try {
            Path directory = Files.createTempDirectory(stateDir, PREFIX);
            StateFile.makeEmpty(StateFile.in(directory).path());
            return directory;
        } catch (IOException error) {
            throw FileTrouble.with(stateDir, error);
        }
    }

    private static void copy(StateDatabase original, Path target) {
        original.read(session -> session.update("vacuum into ?", target.toString()));
        try (var connection = Sqlite.forMigrations(target).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("pragma secure_delete = on");
            statement.execute("delete from token");
        } catch (SQLException error) {
            throw SqlTrouble.with(target, error);
        }
    }

    public StateDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        remove(directory);
    }

    private static void removeAbandoned(Path stateDir) {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(stateDir, PREFIX + "*")) {
            Instant before = Instant.now().minus(ABANDONED);
            for (Path copy : copies) {
                if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
                    remove(copy);
                }
            }
        } catch (IOException error) {
            throw FileTrouble.with(stateDir, error);
        }
    }

    private static void remove(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    remove(file);
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        } catch (IOException error) {
            throw FileTrouble.with(directory, error);
        }
    }
}
