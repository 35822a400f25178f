package dev.caravan.worlds;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** A test of worlds: each that comes to its end is judged by everything that must always hold. */
@ExtendWith(WorldTest.Failures.class)
abstract class WorldTest {

    @TempDir Path folder;
    private Optional<World> world = Optional.empty();
    private boolean failed;

    World world(Modes mode) {
        World made = World.in(folder.resolve("w" + System.nanoTime()), mode);
        close();
        world = Optional.of(made);
        return made;
    }

    @AfterEach
    void judge() {
        try {
            if (!failed) {
                world.ifPresent(World::heal);
                world.ifPresent(World::check);
            }
        } finally {
            close();
        }
    }

    void close() {
        world.ifPresent(World::close);
        world = Optional.empty();
    }

    /** What failed already is not judged as well. */
    static final class Failures implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable problem)
                throws Throwable {
            ((WorldTest) context.getRequiredTestInstance()).failed = true;
            throw problem;
        }
    }
}
