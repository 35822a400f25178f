package dev.caravan.cli;

import dev.caravan.app.Program;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens on SIGTERM and Ctrl-C: running parts end, everything is saved, and the process waits
 * for that.
 */
final class Shutdown implements AutoCloseable {

    /** A process that was told to end must be gone after 30 s; service managers kill it then. */
    private static final int PATIENCE_SECONDS = 29;

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Program program;
    private final Runnable then;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Thread hook = new Thread(this::end, "shutdown");

    private Shutdown(Program program, Runnable then) {
        this.program = program;
        this.then = then;
    }

    static Shutdown of(Program program) {
        return of(program, () -> {});
    }

    /**
     * @param then what else wakes the command, so that it closes the program
     */
    static Shutdown of(Program program, Runnable then) {
        Shutdown shutdown = new Shutdown(program, then);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    boolean isAsked() {
        return asked.get();
    }

    private void end() {
        asked.set(true);
        program.stop();
        then.run();
        try {
            // The command closes the program; the JVM must not halt before that, nor wait for ever.
            boolean inTime = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            LOG.info(inTime ? "stopped" : "stopped before everything had ended");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (asked.get()) {
            program.close();
            closed.countDown();
            return;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
