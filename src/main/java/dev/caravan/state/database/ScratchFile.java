package dev.caravan.state.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A file for the rows of one look, with the state beside it under the name {@code state}; it
 * vanishes when it is closed or the process ends.
 */
public record ScratchFile(Path path, Session session) {

    public static ScratchFile in(StateDatabase database) throws SQLException {
        Path file = make(database.directory());
        try {
            return new ScratchFile(file, Sqlite.scratch(file, database.path()));
        } finally {
            unlink(file);
        }
    }

    private static Path make(Path directory) {
        try {
            return Files.createTempFile(directory, "look-", ".db");
        } catch (IOException error) {
            throw FileTrouble.with(directory, error);
        }
    }

    /** Where the system allows it, the file has no name from here on, so that nothing is left. */
    private static void unlink(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            file.toFile().deleteOnExit();
        }
    }

    public void close() throws SQLException {
        session.close();
        unlink(path);
    }
}
