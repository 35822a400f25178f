package dev.caravan.state;

import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.database.StateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the tests let another process do: the first argument says it, the second is the state
 * directory.
 */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path stateDir = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "count" -> count(stateDir);
            case "write" -> write(stateDir);
            case "lock" -> lock(stateDir);
            case "open" -> open(stateDir);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void count(Path stateDir) {
        try (StateDatabase database = StateDatabase.open(stateDir)) {
            PortsTest.count(database, 200);
        }
        System.out.println("counted");
    }

    /** Writes pairs that only ever make sense together, until it is killed. */
    private static void write(Path stateDir) {
        StateDatabase database = StateDatabase.open(stateDir);
        BaseStore base = new BaseStore(database, Samples.job(database));
        for (long i = 1; ; i += 100) {
            base.putAll(
                    LongStream.range(i, i + 100)
                            .mapToObj(id -> Samples.file(id, 0, "file-" + id))
                            .toList());
            System.out.println("committed " + (i + 99));
        }
    }

    private static void lock(Path stateDir) throws IOException {
        try (ProcessLock daemon = ProcessLock.daemon(stateDir)) {
            System.out.println("locked " + daemon);
            // Until the test closes the pipe or kills the process.
            System.in.read();
        } catch (StateException error) {
            System.out.println("refused " + error.word().word() + " " + error.getMessage());
        }
    }

    private static void open(Path stateDir) {
        StateDatabase.open(stateDir).close();
        System.out.println("opened " + List.of(System.getProperty("org.sqlite.tmpdir", "default")));
    }
}
