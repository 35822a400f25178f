package dev.caravan.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lets many short runs of the program start in half the time: the simple compiler, and the
 * classes that the first run loaded kept in an archive for the others.
 */
final class QuickStart {

    private static final QuickStart OF_THIS_TEST_RUN = new QuickStart();

    private final Path archive;
    private boolean begun;
    private boolean ready;

    private QuickStart() {
        try {
            archive = Files.createTempDirectory("caravan-classes").resolve("classes.jsa");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static QuickStart ofThisTestRun() {
        return OF_THIS_TEST_RUN;
    }

    /** The options for a run of this command. */
    synchronized String options(String command) {
        String quick = "-XX:TieredStopAtLevel=1 -Xlog:disable";
        if (ready) {
            return quick + " -XX:SharedArchiveFile=" + archive;
        }
        if (begun || !command.equals("run")) {
            return quick;
        }
        begun = true;
        return quick + " -XX:ArchiveClassesAtExit=" + archive;
    }

    /** A run has ended by itself; if it was the one that writes the archive, that is whole now. */
    synchronized void ended() {
        ready = ready || Files.exists(archive);
    }
}
