package dev.caravan.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gauges whose rows come and go; a row that was not given again is gone. */
final class GaugeRows {

    private final MeterRegistry registry;
    private final Map<String, Rows> byName = new LinkedHashMap<>();

    GaugeRows(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The rows of one gauge. */
    static final class Rows {
        private final MultiGauge gauge;
        private final List<MultiGauge.Row<?>> now = new ArrayList<>();

        private Rows(MultiGauge gauge) {
            this.gauge = gauge;
        }

        void add(String tag, String name, double value) {
            now.add(MultiGauge.Row.of(Tags.of(tag, name), value));
        }

        void add(String tag, String name, String other, String otherName, double value) {
            now.add(MultiGauge.Row.of(Tags.of(tag, name, other, otherName), value));
        }
    }

    void begin() {
        byName.values().forEach(rows -> rows.now.clear());
    }

    Rows of(String name, String description, String unit) {
        return byName.computeIfAbsent(name, gauge -> new Rows(made(gauge, description, unit)));
    }

    void end() {
        byName.values().forEach(rows -> rows.gauge.register(rows.now, true));
    }

    private MultiGauge made(String name, String description, String unit) {
        MultiGauge.Builder builder = MultiGauge.builder(name).description(description);
        return (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry);
    }
}
