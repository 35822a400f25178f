package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The native half of SQLite, which its driver unpacks into a directory and loads from there.
 *
 * <p>{@code java.io.tmpdir} is often mounted without the right to run code; the state directory
 * then serves instead.
 */
final class NativeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    static synchronized void load(Path stateDir) {
        if (loads()) {
            return;
        }
        Path own = stateDir.toAbsolutePath().resolve("native");
        try {
            StateFile.makeDirectory(own);
        } catch (IOException error) {
            throw FileTrouble.with(own, error);
        }
        System.setProperty(DIRECTORY, own.toString());
        if (!loads()) {
            throw new StateException(
                    Cause.INTERNAL,
                    "could not load the SQLite library from the temporary directory, nor from "
                            + own,
                    "set -D" + DIRECTORY + " to a directory from which code may be run",
                    null);
        }
        LOG.info("the SQLite library runs from {}", own);
    }

    private static boolean loads() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError unpackedInVain) {
            LOG.debug("the SQLite library did not load", unpackedInVain);
            return false;
        }
    }
}
