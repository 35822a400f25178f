package dev.caravan.worlds;

import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sudden end of the program at one request: what it wrote into its state up to that moment is
 * all that is left of it, and nothing it asks for afterwards is heard.
 */
final class Kill {

    private static final String DEAF = "{'endpoint':'*','action':'drop-before'}";

    private final World world;
    private final Path saved;

    Kill(World world) {
        this.world = world;
        this.saved = world.folder.resolve("state-at-the-end");
    }

    /** Runs a pass that ends at its n-th request; false when it came to its end before. */
    boolean at(int nth, Gate.Moment moment) {
        return at("*", nth, moment);
    }

    /** Runs a pass that ends at its n-th request of a kind; false when there was none. */
    boolean at(String endpoint, int nth, Gate.Moment moment) {
        Gate gate = world.simulator.gates().put(endpoint, nth, moment);
        boolean struck = world.passUntil(gate, () -> strike(gate));
        if (struck) {
            bury();
        } else {
            world.heal();
        }
        return struck;
    }

    /** The program ends at this moment, at which a request has arrived. */
    void strike(Gate gate) {
        copy(world.stateDir(), saved);
        world.fault(DEAF);
        world.program().stop();
        gate.release(Gate.Outcome.DROP);
    }

    /** What it did after that moment never was. */
    void bury() {
        world.heal();
        world.stop();
        copy(saved, world.stateDir());
    }

    // The database in its log mode is what lies in its two files; locks end with the process.
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path old : databaseFiles(to)) {
                Files.delete(old);
            }
            for (Path file : databaseFiles(from)) {
                if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> databaseFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("caravan.db"))
                    .toList();
        }
    }
}
