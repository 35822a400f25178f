package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.secret.Secret;
import dev.caravan.settings.ListenAddress;
import dev.caravan.settings.ServerSettings;
import dev.caravan.settings.Settings;
import dev.caravan.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon's HTTP side while it runs, where the configuration wants one. */
record Listening(Optional<WebServer> server) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** Takes the address; nobody is answered before {@link #begin}. */
    static Listening bind(Settings settings, Program program, Watching watching) {
        DaemonDesk desk = new DaemonDesk(settings, program, watching);
        return new Listening(settings.server().map(server -> bind(server, desk)));
    }

    private static WebServer bind(ServerSettings server, DaemonDesk desk) {
        ListenAddress listen = server.listen();
        try {
            return WebServer.bind(
                    new InetSocketAddress(listen.host(), listen.port()),
                    server.token().map(Secret::value),
                    desk);
        } catch (IOException taken) {
            throw new UsageException(
                    "could not listen on "
                            + listen.host()
                            + ":"
                            + listen.port()
                            + ": "
                            + taken.getMessage()
                            + "; set server.listen to another address, or to off");
        }
    }

    /** From now on orders reach routes that run. */
    void begin() {
        server.ifPresent(
                web -> {
                    web.begin();
                    LOG.info("listening host={} port={}", web.host(), web.port());
                });
    }

    @Override
    public void close() {
        server.ifPresent(WebServer::close);
    }
}
