package dev.caravan.app;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * What Camel's health checks find wrong with the daemon's routes.
 *
 * <p>What its consumers say is left out: a 115 that cannot be reached is no fault of the daemon,
 * and no reason to restart it.
 */
final class RouteHealth {

    private static final String CONSUMER = "consumer:";

    private RouteHealth() {}

    /** One line for each check that is not up; empty when all are. */
    static List<String> faults(CamelContext context) {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .filter(result -> !result.getCheck().getId().startsWith(CONSUMER))
                .map(result -> result.getCheck().getId() + ": " + message(result))
                .sorted()
                .toList();
    }

    private static String message(HealthCheck.Result result) {
        return result.getMessage().orElse("down");
    }
}
