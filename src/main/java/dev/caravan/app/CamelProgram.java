package dev.caravan.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The routes at work: a Camel context with the YAML files of {@code routes/} and the beans they
 * name.
 */
final class CamelProgram implements AutoCloseable {

    /**
     * Less than the 30 s in which the program must have ended; the rest is for closing what the
     * routes used.
     */
    private static final int DRAIN_SECONDS = 25;

    /** Two programs of one name in one JVM would share one Quartz scheduler. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Main main = new Main();

    private CamelProgram() {}

    /**
     * Starts the routes, which then wait for orders.
     *
     * @param beans by the names that the routes use
     */
    static CamelProgram start(Map<String, Object> beans) throws Exception {
        CamelProgram program = with(beans);
        program.start();
        return program;
    }

    /** Starts the routes, and with them what starts passes by itself. */
    static CamelProgram start(Map<String, Object> beans, JobTriggers triggers) throws Exception {
        CamelProgram program = with(beans);
        program.main.addInitialProperty("camel.component.quartz.enableJmx", "false");
        program.main.init();
        // Only a trigger that comes to a running scheduler keeps the delay of its first firing, and
        // only a component that was there at the start has its scheduler running (Camel 4.22.0).
        program.context().getComponent("quartz");
        program.start();
        triggers.addTo(program.context());
        return program;
    }

    private static CamelProgram with(Map<String, Object> beans) {
        CamelProgram program = new CamelProgram();
        // The usual strategy hooks into the end of the JVM, for good. Ours is the only hook: it
        // first tells the running passes to stop, then closes this.
        program.main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        program.main
                .configure()
                .withName("caravan-" + NUMBER.incrementAndGet())
                .withJmxEnabled(false)
                .withShutdownTimeout(DRAIN_SECONDS)
                .withUseMdcLogging(false)
                .withRoutesIncludePattern(routes());
        beans.forEach(program.main::bind);
        return program;
    }

    private void start() throws Exception {
        main.start();
        RouteChecks.check(context());
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Sends a body into a {@code direct:} route and waits for what comes out. */
    <T> T request(String uri, Object body, Class<T> type) {
        return Objects.requireNonNull(
                context().createFluentProducerTemplate().to(uri).withBody(body).request(type),
                () -> uri + " answered nothing");
    }

    @Override
    public void close() {
        main.stop();
        main.shutdown();
    }

    /** The user's routes beside the program where there are any, else those packed into it. */
    private static String routes() {
        String home = System.getenv("CARAVAN_HOME");
        if (home != null && Files.isDirectory(Path.of(home, "routes"))) {
            return "file:" + Path.of(home, "routes") + "/*.camel.yaml";
        }
        return "classpath:routes/*.camel.yaml";
    }
}
