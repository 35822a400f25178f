package dev.caravan.app;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;

/**
 * What Camel would start silently although it cannot work: a {@code direct:} target that no route
 * consumes, or no routes.
 */
final class RouteChecks {

    private RouteChecks() {}

    /** Throws {@link IllegalStateException} that names what is missing. */
    static void check(CamelContext context) {
        if (context.getRoutes().isEmpty()) {
            throw new IllegalStateException(
                    "no routes were found; the folder routes/ is missing or empty");
        }
        Set<String> consumed =
                context.getRoutes().stream()
                        .map(Route::getEndpoint)
                        .map(Endpoint::getEndpointUri)
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            String uri = endpoint.getEndpointUri();
            if (uri.startsWith("direct:") && !consumed.contains(uri)) {
                missing.add(uri);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no route consumes " + String.join(", ", missing));
        }
    }
}
