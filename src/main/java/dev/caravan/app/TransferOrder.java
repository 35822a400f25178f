package dev.caravan.app;

import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.transfer.Suspects;
import dev.caravan.plan.operation.Operation;
import dev.caravan.settings.Settings;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The order in which the transfers of each job's pass take the threads of its lane. */
public final class TransferOrder {

    /** Larger files travel in several parts. */
    private static final long HUGE = 16L << 20;

    private final Map<String, Integer> inFlight;
    private final Suspects suspects;
    private final Map<String, LaneOrder<Step>> byJob = new ConcurrentHashMap<>();

    /**
     * @param inFlight how many threads each job's lane has
     */
    TransferOrder(Map<String, Integer> inFlight, Suspects suspects) {
        this.inFlight = Map.copyOf(inFlight);
        this.suspects = suspects;
    }

    static TransferOrder of(Settings settings, Suspects suspects) {
        Map<String, Integer> inFlight = new LinkedHashMap<>();
        settings.jobs().forEach(job -> inFlight.put(job.name(), job.transfer().inFlight()));
        return new TransferOrder(inFlight, suspects);
    }

    /**
     * The transfers of a pass but for the suspects, each to be taken when a thread of the job's
     * lane is free.
     */
    public Iterator<Step> of(PlannedPass planned) {
        String job = planned.pass().job().name();
        LaneOrder<Step> order =
                new LaneOrder<>(
                        transfers(planned, TransferOrder::isHuge),
                        transfers(planned, operation -> !isHuge(operation)),
                        inFlight.getOrDefault(job, 1));
        byJob.put(job, order);
        return order;
    }

    private Iterator<Step> transfers(PlannedPass planned, Predicate<Operation> kind) {
        return planned.transfers(
                operation -> kind.test(operation) && !suspects.includes(planned.pass(), operation));
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
