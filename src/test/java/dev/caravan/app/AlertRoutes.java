package dev.caravan.app;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;

/** The routes of alerts in a context of their own. */
final class AlertRoutes {

    private AlertRoutes() {}

    /** Without the routes that need a desk. */
    static void loadMailOnly(CamelContext context) throws Exception {
        load(context, new NoDesk());
    }

    static void load(CamelContext context, Object alertDesk) throws Exception {
        context.getRegistry().bind("alertDesk", alertDesk);
        context.getRegistry().bind("silence", new NoSilence());
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        PluginHelper.getResourceLoader(context)
                                .resolveResource("file:routes/alert.camel.yaml"));
    }

    /** A desk at which nobody sits: the routes that name it start, and nothing follows. */
    public static final class NoDesk {

        public void store(Object seen) {}

        public void deliver(Object seen) {}

        public void retryDue() {}

        public void passStarted(Object order) {}
    }

    /** No job is too quiet. */
    public static final class NoSilence {

        public List<Object> observations() {
            return List.of();
        }
    }
}
