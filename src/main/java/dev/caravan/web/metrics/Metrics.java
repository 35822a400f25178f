package dev.caravan.web.metrics;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.status.StatusDocument;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** The metrics of the daemon. */
public final class Metrics {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PassCounters counters = new PassCounters(registry);
    private final StateGauges gauges = new StateGauges(registry);

    /**
     * @param version of the program
     * @param jobs those of the configuration
     */
    public Metrics(String version, Iterable<String> jobs) {
        Gauge.builder("caravan.build.info", () -> 1)
                .description("Always 1, with the version of the program.")
                .tag("version", version)
                .tag("java", System.getProperty("java.version", "unknown"))
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        jobs.forEach(counters::expect);
    }

    /** Counts what the passes do. */
    public PassProgress counters() {
        return counters;
    }

    /**
     * All metrics in Prometheus' text format.
     *
     * @param requestsPerDay how many calls each account may make
     */
    public synchronized String text(StatusDocument status, Map<String, Integer> requestsPerDay) {
        gauges.show(status, requestsPerDay);
        return registry.scrape();
    }
}
