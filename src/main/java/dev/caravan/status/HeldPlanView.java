package dev.caravan.status;

import dev.caravan.state.HeldOperation;
import dev.caravan.state.HeldPlan;
import dev.caravan.tree.RelativePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the guard holds of a job, in the shape of {@code caravan plan --json} (design, 2.4).
 *
 * @param id names exactly these operations; null when nothing is held
 * @param decision {@code open}, {@code approved} or {@code rejected}; null when nothing is held
 * @param apiCalls at least so many calls it will take
 * @param seconds at least so long it will take with the account's limits
 */
public record HeldPlanView(
        String job,
        @Nullable String id,
        @Nullable String cause,
        @Nullable String made,
        @Nullable String decision,
        List<Operation> operations,
        Map<String, Long> counts,
        Map<String, Long> bytes,
        long apiCalls,
        long seconds) {

    /** One operation of the plan. */
    public record Operation(
            String kind,
            String side,
            String path,
            @Nullable String from,
            long bytes,
            boolean held,
            String reason) {

        static Operation of(HeldOperation held) {
            return new Operation(
                    held.kind(),
                    held.side().word(),
                    held.path().toString(),
                    held.from().map(RelativePath::toString).orElse(null),
                    held.bytes(),
                    true,
                    held.reason());
        }
    }

    public static HeldPlanView nothing(String job) {
        return new HeldPlanView(job, null, null, null, null, List.of(), Map.of(), Map.of(), 0, 0);
    }

    /**
     * @param writesPerSecond what the account allows
     */
    public static HeldPlanView of(String job, HeldPlan plan, double writesPerSecond) {
        List<Operation> operations = plan.operations().stream().map(Operation::of).toList();
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        for (Operation operation : operations) {
            counts.merge(operation.kind(), 1L, Long::sum);
            bytes.merge(operation.kind(), operation.bytes(), Long::sum);
        }
        return new HeldPlanView(
                job,
                plan.id(),
                plan.cause().word(),
                Times.text(plan.made()),
                plan.decision().name().toLowerCase(Locale.ROOT),
                operations,
                counts,
                bytes,
                operations.size(),
                (long) Math.ceil(operations.size() / writesPerSecond));
    }
}
