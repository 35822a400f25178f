package dev.caravan.status;

import dev.caravan.state.HeldOperation;
import dev.caravan.state.HeldPlan;
import dev.caravan.tree.RelativePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the guard holds of a job, in the shape of {@code caravan plan --json} (design, 2.4).
 *
 * @param id names exactly these operations; {@code none} when nothing is held
 * @param decision {@code open}, {@code approved} or {@code rejected}; null when nothing is held
 * @param apiCalls at least so many calls it will take
 * @param seconds at least so long it will take with the account's limits
 * @param complete a plan is only held when both sides were seen
 * @param notes none: they are made anew with each plan
 */
public record HeldPlanView(
        String job,
        String id,
        @Nullable String cause,
        @Nullable String made,
        @Nullable String decision,
        List<PlanDocument.Step> operations,
        Map<String, Long> counts,
        Map<String, Long> bytes,
        long apiCalls,
        long seconds,
        boolean complete,
        List<PlanDocument.Remark> notes) {

    public static HeldPlanView nothing(String job) {
        return of(job, "none", null, null, null, List.of(), 0);
    }

    /**
     * @param writesPerSecond what the account allows
     */
    public static HeldPlanView of(String job, HeldPlan plan, double writesPerSecond) {
        List<PlanDocument.Step> operations =
                plan.operations().stream().map(HeldPlanView::step).toList();
        return of(
                job,
                plan.id(),
                plan.cause().word(),
                Times.text(plan.made()),
                plan.decision().name().toLowerCase(Locale.ROOT),
                operations,
                (long) Math.ceil(operations.size() / writesPerSecond));
    }

    private static HeldPlanView of(
            String job,
            String id,
            @Nullable String cause,
            @Nullable String made,
            @Nullable String decision,
            List<PlanDocument.Step> operations,
            long seconds) {
        return new HeldPlanView(
                job,
                id,
                cause,
                made,
                decision,
                operations,
                PlanDocument.counts(operations, 0),
                PlanDocument.bytes(operations),
                operations.size(),
                seconds,
                true,
                List.of());
    }

    private static PlanDocument.Step step(HeldOperation held) {
        return new PlanDocument.Step(
                held.kind(),
                held.side().word(),
                held.path().toString(),
                held.from().map(RelativePath::toString).orElse(null),
                held.bytes(),
                true,
                held.reason());
    }
}
