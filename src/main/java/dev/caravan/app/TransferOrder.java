package dev.caravan.app;

import dev.caravan.pass.PlannedPass;
import dev.caravan.pass.Step;
import dev.caravan.plan.operation.Operation;
import dev.caravan.settings.Settings;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The order in which the transfers of each job's pass take the threads of its lane. */
public final class TransferOrder {

    /** Larger files travel in several parts. */
    private static final long HUGE = 16L << 20;

    private final Map<String, Integer> inFlight;
    private final Map<String, LaneOrder<Step>> byJob = new ConcurrentHashMap<>();

    /**
     * @param inFlight how many threads each job's lane has
     */
    TransferOrder(Map<String, Integer> inFlight) {
        this.inFlight = Map.copyOf(inFlight);
    }

    static TransferOrder of(Settings settings) {
        Map<String, Integer> inFlight = new LinkedHashMap<>();
        settings.jobs().forEach(job -> inFlight.put(job.name(), job.transfer().inFlight()));
        return new TransferOrder(inFlight);
    }

    /** The transfers of a pass, each to be taken when a thread of the job's lane is free. */
    public Iterator<Step> of(PlannedPass planned) {
        String job = planned.pass().job().name();
        LaneOrder<Step> order =
                new LaneOrder<>(
                        planned.transfers(TransferOrder::isHuge),
                        planned.transfers(operation -> !isHuge(operation)),
                        inFlight.getOrDefault(job, 1));
        byJob.put(job, order);
        return order;
    }

    /** A transfer has ended, well or not. */
    public void ended(Step step) {
        String job = step.pass().job().name();
        LaneOrder<Step> order = byJob.get(job);
        if (order == null) {
            return;
        }
        if (isHuge(step.operation())) {
            order.hugeLeft();
        }
        if (!order.hasNext()) {
            // it keeps the whole plan
            byJob.remove(job, order);
        }
    }

    private static boolean isHuge(Operation operation) {
        return operation.bytes() > HUGE;
    }
}
