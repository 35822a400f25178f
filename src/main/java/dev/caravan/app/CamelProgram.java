package dev.caravan.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

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

    private final Main main = new Main();

    private CamelProgram() {}

    /**
     * Starts the routes.
     *
     * @param beans by the names that the routes use
     * @param triggers what starts passes by itself; none for a single run
     */
    static CamelProgram start(Map<String, Object> beans, RoutesBuilder... triggers)
            throws Exception {
        CamelProgram program = new CamelProgram();
        program.main
                .configure()
                .withName("caravan")
                .withJmxEnabled(false)
                .withShutdownTimeout(DRAIN_SECONDS)
                .withUseMdcLogging(false)
                .withRoutesIncludePattern(routes());
        // start() installs no shutdown hook: ours first tells the running passes to stop, then
        // closes this
        for (RoutesBuilder builder : triggers) {
            program.main.configure().addRoutesBuilder(builder);
        }
        beans.forEach(program.main::bind);
        program.main.start();
        RouteChecks.check(program.context());
        return program;
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
