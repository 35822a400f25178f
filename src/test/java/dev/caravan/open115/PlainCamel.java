package dev.caravan.open115;

import dev.caravan.open115.auth.MemoryTokenStore;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.auth.TokenPair;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context with the component and nothing else of Caravan, and a simulator to work on. */
abstract class PlainCamel {

    @TempDir Path directory;

    final MemoryTokenStore logins = new MemoryTokenStore();
    Simulator simulator;
    DefaultCamelContext context;

    /** In YAML; they start when the context does. */
    abstract String routes();

    @BeforeEach
    void a_plain_context_and_a_simulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.in(directory.resolve("simulator")));
        logIn(simulator.issueTokens());
        context = new DefaultCamelContext();
        context.getRegistry().bind("logins", logins);
        Open115Component component = context.getComponent("open115", Open115Component.class);
        component.setStateDirectory(directory.resolve("state").toString());
        component.setApiEndpoint(simulator.apiUrl());
        component.setPassportEndpoint(simulator.passportUrl());
        component.setRequestsPerSecond(1000);
        component.setWritesPerSecond(1000);
        component.setLinksPerSecond(1000);
        if (!routes().isEmpty()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("plain.camel.yaml", routes()));
        }
    }

    @AfterEach
    void stop() throws Exception {
        simulator.gates().clear();
        simulator.faults().clear();
        context.close();
        simulator.close();
    }

    private void logIn(TokenPair pair) {
        Instant now = Instant.now();
        logins.save(
                "main",
                new StoredTokens(
                        pair.accessToken(),
                        pair.refreshToken(),
                        now,
                        now.plusSeconds(pair.expiresIn()),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
